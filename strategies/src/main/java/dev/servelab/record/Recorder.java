package dev.servelab.record;

import dev.servelab.record.RecordingState.Phase;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording by a thread of its own. Decisions are put into a buffer in memory; full ones
 * wait in a ring for the thread, and what has not filled one is fetched ten times a second. No
 * request waits for it: if the ring is full the recording ends, with a mark that says so, and the
 * server goes on.
 *
 * <p>Called under the cache's lock. The monitor is for the writer's fetching, and so that a cache
 * that calls without its lock spoils the order of the records, which a replay finds, and not the
 * records.
 */
public final class Recorder implements DecisionLog, AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    /** 8 MiB: seconds of the fastest load. */
    private static final int RING = 128;
    /** What a kill takes with it at most. */
    private static final long FETCH_MS = 100;
    private static final Duration FLUSH_WAIT = Duration.ofSeconds(1);

    private final FrameWriter file;
    private final Clock clock;
    private final Consumer<String> warnings;
    private final long startedNanos;
    private final BlockingQueue<RecordBuffer> ring;
    private final Thread writer;
    private final @Nullable String[] names = new String[RecordingFormat.NAMES];
    /** Guarded by this. */
    private RecordBuffer buffer;
    /** Written under this; ON while decisions are taken. */
    private volatile Phase phase = Phase.ON;
    /** Published by the writer after each frame. */
    private volatile RecordingState written;

    private Recorder(FrameWriter file, Clock clock, int ring, Consumer<String> warnings) {
        this.file = file;
        this.clock = clock;
        this.warnings = warnings;
        this.startedNanos = clock.nanoTime();
        this.ring = new ArrayBlockingQueue<>(ring);
        this.buffer = newBuffer(0);
        this.written = new RecordingState(Phase.ON, 0, file.bytes());
        this.writer = Thread.ofPlatform().daemon().name("recorder").unstarted(this::writeAll);
    }

    /**
     * Begins a recording in a new file.
     *
     * @param warnings told once if the recording ends before it is closed
     * @throws java.nio.file.FileAlreadyExistsException if there is a file already: it is left alone
     * @throws IOException                              if the file cannot be written
     */
    public static Recorder begin(Path path, RecordingHeader header, Clock clock,
            Consumer<String> warnings) throws IOException {
        return begin(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), header, clock,
                warnings);
    }

    /** The same to a stream, which is closed with the recorder. */
    public static Recorder begin(OutputStream out, RecordingHeader header, Clock clock,
            Consumer<String> warnings) throws IOException {
        return begin(new FrameWriter(out, header), clock, RING, warnings);
    }

    /** @param ring full buffers that may wait for the writer */
    static Recorder begin(FrameWriter file, Clock clock, int ring, Consumer<String> warnings) {
        Recorder recorder = new Recorder(file, clock, ring, warnings);
        recorder.writer.start();
        return recorder;
    }

    @Override
    public synchronized void hit(int slot) {
        if (hasRoomFor(1)) {
            buffer.request(RecordingFormat.HIT).varint(slot);
        }
    }

    @Override
    public synchronized void sharedMiss(int slot) {
        if (hasRoomFor(1)) {
            buffer.request(RecordingFormat.SHARED_MISS).varint(slot);
        }
    }

    @Override
    public synchronized void uncached(String name, long key, long sizeBytes, Uncached why) {
        request(why == Uncached.TOO_LARGE ? RecordingFormat.TOO_LARGE : RecordingFormat.NOT_QUIET,
                name, key, sizeBytes);
    }

    @Override
    public synchronized void miss(String name, long key, long sizeBytes) {
        request(RecordingFormat.MISS, name, key, sizeBytes);
    }

    @Override
    public synchronized void admitted(boolean admitted) {
        record(admitted ? RecordingFormat.ADMITTED : RecordingFormat.NOT_ADMITTED);
    }

    /** A slot is written as one more, so that none is 0. */
    @Override
    public synchronized void victim(int slot, SlotSequence refused) {
        if (hasRoomFor(2L + refused.count())) {
            buffer.record(RecordingFormat.VICTIM).varint(slot + 1L).varint(refused.count());
            for (int i = 0; i < refused.count(); i++) {
                buffer.varint(refused.at(i));
            }
        }
    }

    @Override
    public synchronized void remove(int slot, Removal why) {
        record(switch (why) {
            case EVICTED -> RecordingFormat.EVICTED;
            case STALE -> RecordingFormat.STALE;
            case FAILED -> RecordingFormat.FAILED;
        }, slot);
    }

    @Override
    public synchronized void insert(int slot) {
        record(RecordingFormat.INSERT, slot);
    }

    @Override
    public synchronized void bypass() {
        record(RecordingFormat.BYPASS);
    }

    @Override
    public synchronized void loaded(int slot) {
        record(RecordingFormat.LOADED, slot);
    }

    @Override
    public RecordingState state() {
        RecordingState seen = written;
        return new RecordingState(phase, seen.requests(), seen.bytes());
    }

    /** Writes what has been recorded, unless that takes too long, and closes the file. */
    @Override
    public void close() {
        endAsAsked();
        try {
            writer.join(FLUSH_WAIT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void request(int kind, String name, long key, long sizeBytes) {
        int place = RecordingFormat.placeOf(key);
        if (!name.equals(names[place])) {
            byte[] utf8 = RecordBuffer.utf8(name);
            if (!hasRoomFor(4L + Math.ceilDiv(utf8.length, RecordBuffer.VARINT_BYTES))) {
                return;
            }
            names[place] = name;
            buffer.record(RecordingFormat.NAME).varint(place).fixed(key).text(utf8);
        }
        if (hasRoomFor(2)) {
            buffer.request(kind).varint(place).varint(sizeBytes);
        }
    }

    private void record(int kind) {
        if (hasRoomFor(0)) {
            buffer.record(kind);
        }
    }

    private void record(int kind, int slot) {
        if (hasRoomFor(1)) {
            buffer.record(kind).varint(slot);
        }
    }

    /** Whether a record with so many numbers may be put into the buffer; makes room if it must. */
    private boolean hasRoomFor(long numbers) {
        if (phase != Phase.ON) {
            return false;
        }
        long bytes = 1 + numbers * RecordBuffer.VARINT_BYTES;
        if (!buffer.hasRoomFor(bytes)) {
            if (!ring.offer(buffer)) {
                phase = Phase.BEHIND;
                return false;
            }
            buffer = newBuffer(bytes);
        }
        return true;
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
        } catch (IOException e) {
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
