package dev.servelab.load;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes a line for each request into a {@code .csv.gz}, on a thread of its own. Between it and the
 * load stands a queue of {@value #ROOM} requests; what finds it full is lost, and counted.
 */
public final class RequestLog implements RequestSink, Closeable {
    /** The first line. A time that did not come is left empty. */
    public static final String HEADER = "window,intended_us,start_us,sent_us,first_byte_us,end_us,"
            + "bytes,outcome,file";
    private static final int ROOM = 1 << 16;

    private sealed interface Entry {
        record Times(RequestTimes request) implements Entry {}

        record Title(String window) implements Entry {}

        record End() implements Entry {}
    }

    private final BlockingQueue<Entry> queue;
    private final AtomicLong lost = new AtomicLong();
    private final MeteredThread thread;
    /** The thread's. */
    private String window = "";

    /** Begins a log in a file that is not there yet. */
    public static RequestLog create(Path file) throws IOException {
        return new RequestLog(Files.newOutputStream(file), ROOM);
    }

    RequestLog(OutputStream to, int room) {
        this.queue = new ArrayBlockingQueue<>(room);
        this.thread = new MeteredThread("request-log", () -> writeAll(to));
    }

    /** The requests that follow are of this window. Waits for room, so not during a window. */
    public void window(String title) throws InterruptedException {
        queue.put(new Entry.Title(title));
    }

    @Override
    public void ended(RequestTimes request) {
        if (!queue.offer(new Entry.Times(request))) {
            lost.incrementAndGet();
        }
    }

    @Override
    public long lost() {
        return lost.get();
    }

    private void writeAll(OutputStream to) throws IOException {
        try (BufferedWriter out = new BufferedWriter(
                new OutputStreamWriter(new FastGzip(to), UTF_8))) {
            out.write(HEADER + "\n");
            while (write(queue.take(), out)) {
                // The next.
            }
        } catch (InterruptedException nobodyInterrupts) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException full) {
            drain();
            throw full;
        }
    }

    /** Writes an entry. Returns false at the end. */
    private boolean write(Entry entry, BufferedWriter out) throws IOException {
        switch (entry) {
            case Entry.Times times -> out.write(line(times.request()));
            case Entry.Title title -> window = quoted(title.window());
            case Entry.End end -> {
                return false;
            }
        }
        return true;
    }

    private String line(RequestTimes request) {
        return window + ',' + request.intendedUs() + ',' + time(request.startUs()) + ','
                + time(request.sentUs()) + ',' + time(request.firstByteUs()) + ','
                + request.endUs() + ',' + request.bytes() + ',' + request.outcome() + ','
                + quoted(request.file()) + '\n';
    }

    private static String time(long us) {
        return us == RequestTimes.NEVER ? "" : Long.toString(us);
    }

    /** As RFC 4180 has it. */
    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** The file takes no more: so nobody waits for room, and what comes is counted as lost. */
    private void drain() {
        try {
            for (Entry next = queue.take(); !(next instanceof Entry.End); next = queue.take()) {
                lost.addAndGet(next instanceof Entry.Times ? 1 : 0);
            }
        } catch (InterruptedException nobodyInterrupts) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what is queued and ends the file. Throws if any of it could not be written. */
    @Override
    public void close() throws IOException {
        try {
            queue.put(new Entry.End());
        } catch (InterruptedException giveUp) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the list of requests was written", giveUp);
        }
        thread.end();
        thread.check();
    }

    /** A processor has better things to do, while load is made, than to compress well. */
    private static final class FastGzip extends GZIPOutputStream {
        private static final int BUFFER_BYTES = 64 << 10;

        FastGzip(OutputStream to) throws IOException {
            super(to, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
