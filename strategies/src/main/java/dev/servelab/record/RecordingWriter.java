package dev.servelab.record;

import dev.servelab.record.RecordingState.Phase;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes records into a buffer in memory, and has a thread write the buffers: full ones wait in a
 * ring for it, and what has not filled one it fetches ten times a second. Nobody waits for it: if
 * the ring is full the recording ends, with a mark that says so. This object's monitor guards the
 * buffer.
 */
abstract class RecordingWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    /** What a kill takes with it at most. */
    private static final long FETCH_MS = 100;
    private static final Duration FLUSH_WAIT = Duration.ofSeconds(1);

    private final FrameWriter file;
    private final Clock clock;
    private final Consumer<String> warnings;
    private final long startedNanos;
    private final BlockingQueue<RecordBuffer> ring;
    private final Thread writer;
    /** Guarded by this. */
    private RecordBuffer buffer;
    /** Written under this; ON while decisions are taken. */
    private volatile Phase phase = Phase.ON;
    /** Published by the writer after each frame. */
    private volatile RecordingState written;

    /** @param ring full buffers that may wait for the writer */
    RecordingWriter(FrameWriter file, Clock clock, int ring, Consumer<String> warnings) {
        this.file = file;
        this.clock = clock;
        this.warnings = warnings;
        this.startedNanos = clock.nanoTime();
        this.ring = new ArrayBlockingQueue<>(ring);
        this.buffer = newBuffer(0);
        this.written = new RecordingState(Phase.ON, 0, file.bytes());
        this.writer = Thread.ofPlatform().daemon().name("recorder").unstarted(this::writeAll);
    }

    final void start() {
        writer.start();
    }

    /** How it stands. Any thread. */
    public final RecordingState state() {
        RecordingState seen = written;
        return new RecordingState(phase, seen.requests(), seen.bytes());
    }

    /** Writes what has been recorded, unless that takes too long, and closes the file. */
    @Override
    public final void close() {
        endAsAsked();
        try {
            writer.join(FLUSH_WAIT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Where a record with so many numbers may be put, under this object's monitor; null if nothing is
     * recorded any more.
     */
    final @Nullable RecordBuffer bufferFor(long numbers) {
        if (phase != Phase.ON) {
            return null;
        }
        long bytes = 1 + numbers * RecordBuffer.VARINT_BYTES;
        if (!buffer.hasRoomFor(bytes)) {
            if (!ring.offer(buffer)) {
                phase = Phase.BEHIND;
                return null;
            }
            buffer = newBuffer(bytes);
        }
        return buffer;
    }

    /** With room for more than the usual, if one record needs it. */
    private RecordBuffer newBuffer(long recordBytes) {
        RecordBuffer fresh = new RecordBuffer(Math.toIntExact(
                Math.max(BUFFER_BYTES, recordBytes + RecordBuffer.VARINT_BYTES)));
        fresh.varint(TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - startedNanos));
        return fresh;
    }

    /** Wakes the writer, if it waits for something to write: else it is awake. */
    private synchronized void endAsAsked() {
        if (phase == Phase.ON) {
            phase = Phase.CLOSED;
            if (ring.isEmpty()) {
                ring.add(new RecordBuffer(0));
            }
        }
    }

    private synchronized void failed() {
        phase = Phase.FAILED;
    }

    private void writeAll() {
        try (file) {
            while (phase == Phase.ON) {
                RecordBuffer full = ring.poll(FETCH_MS, TimeUnit.MILLISECONDS);
                write(full == null ? fetch() : full);
            }
            writeRest();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            failed();
            warnings.accept("the recording cannot be written: " + e.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(@Nullable RecordBuffer next) throws IOException {
        if (next != null && !next.isEmpty()) {
            file.records(next);
            written = new RecordingState(Phase.ON, file.requests(), file.bytes());
        }
    }

    /** The oldest that there is, full or not. */
    private synchronized @Nullable RecordBuffer fetch() {
        RecordBuffer full = ring.poll();
        if (full != null || buffer.isEmpty()) {
            return full;
        }
        RecordBuffer part = buffer;
        buffer = newBuffer(0);
        return part;
    }

    /** Nothing is added any more, and what is in the buffers is whole. */
    private void writeRest() throws IOException {
        for (RecordBuffer next = ring.poll(); next != null; next = ring.poll()) {
            write(next);
        }
        write(buffer);
        boolean behind = phase == Phase.BEHIND;
        file.end(behind ? RecordingFormat.ENDED_BEHIND : RecordingFormat.ENDED_CLOSED);
        written = new RecordingState(phase, file.requests(), file.bytes());
        if (behind) {
            warnings.accept("the recording has ended: its file takes bytes too slowly");
        }
    }
}
