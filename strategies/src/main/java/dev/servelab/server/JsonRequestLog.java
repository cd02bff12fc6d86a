package dev.servelab.server;

import com.google.gson.JsonObject;
import dev.servelab.front.RequestLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * One JSON line for each request, written by a thread of its own. No request waits for it: while
 * the file or pipe takes nothing, lines are left out, and a line says how many.
 */
public final class JsonRequestLog implements RequestLog, AutoCloseable {
    /** A fraction of a second of the fastest load, a few megabytes. */
    private static final int QUEUE = 16_384;
    private static final Duration FLUSH_WAIT = Duration.ofSeconds(1);
    private static final Ended STOP = new Ended(0, "", "", "", "", 0, 0);

    private final OutputStream out;
    private final BlockingQueue<Ended> queue = new ArrayBlockingQueue<>(QUEUE);
    private final LongAdder leftOut = new LongAdder();
    private final Thread writer;

    /** Takes the stream over. */
    public JsonRequestLog(OutputStream out) {
        this.out = out;
        this.writer = Thread.ofPlatform().daemon().name("request-log").start(this::writeAll);
    }

    @Override
    public void ended(Ended request) {
        if (!queue.offer(request)) {
            leftOut.increment();
        }
    }

    /** Writes what has been noted, unless that takes too long, and closes the stream. */
    @Override
    public void close() {
        try {
            if (queue.offer(STOP)) {
                writer.join(FLUSH_WAIT);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        try (out) {
            for (Ended next = queue.take(); !next.equals(STOP); next = queue.take()) {
                write(json(next));
                if (queue.isEmpty()) {
                    writeLeftOut();
                    out.flush();
                }
            }
            writeLeftOut();
        } catch (IOException failed) {
            Warnings.LOG.say("the log cannot be written: " + failed.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeLeftOut() throws IOException {
        long count = leftOut.sumThenReset();
        if (count > 0) {
            JsonObject line = new JsonObject();
            line.addProperty("time", Instant.now().toString());
            line.addProperty("left_out", count);
            write(line);
        }
    }

    private void write(JsonObject line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject json(Ended request) {
        JsonObject line = new JsonObject();
        line.addProperty("time", Instant.ofEpochMilli(request.wallMillis()).toString());
        line.addProperty("peer", request.peer());
        line.addProperty("request", request.request());
        line.addProperty("name", request.name());
        line.addProperty("outcome", request.outcome());
        line.addProperty("bytes", request.bytes());
        line.addProperty("us", request.micros());
        return line;
    }
}
