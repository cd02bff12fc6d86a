package dev.servelab.record;

import dev.servelab.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording: puts decisions into bytes. Called under the cache's lock; see
 * {@link RecordingWriter} for how they come into the file. The monitor is for that, and so that a
 * cache that calls without its lock spoils the order of the records, which a replay finds, and not
 * the records.
 */
public final class Recorder extends RecordingWriter implements DecisionLog {
    /** 8 MiB: seconds of the fastest load. */
    private static final int RING = 128;

    /** By place; guarded by this. */
    private final @Nullable String[] names = new String[RecordingFormat.NAMES];

    private Recorder(FrameWriter file, Clock clock, int ring, Consumer<String> warnings) {
        super(file, clock, ring, warnings);
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
        OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
        try {
            return begin(out, header, clock, warnings);
        } catch (IOException notWritten) {
            out.close();
            Files.delete(path);
            throw notWritten;
        }
    }

    /** The same to a stream, which is closed with the recorder. */
    public static Recorder begin(OutputStream out, RecordingHeader header, Clock clock,
            Consumer<String> warnings) throws IOException {
        return begin(new FrameWriter(out, header), clock, RING, warnings);
    }

    /** @param ring full buffers that may wait for the writer */
    static Recorder begin(FrameWriter file, Clock clock, int ring, Consumer<String> warnings) {
        Recorder recorder = new Recorder(file, clock, ring, warnings);
        recorder.start();
        return recorder;
    }

    @Override
    public synchronized void hit(int slot) {
        request(RecordingFormat.HIT, slot);
    }

    @Override
    public synchronized void sharedMiss(int slot) {
        request(RecordingFormat.SHARED_MISS, slot);
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
        RecordBuffer buffer = bufferFor(2L + refused.count());
        if (buffer != null) {
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

    private void request(int kind, String name, long key, long sizeBytes) {
        int place = RecordingFormat.placeOf(key);
        if (!name.equals(names[place])) {
            byte[] utf8 = RecordBuffer.utf8(name);
            RecordBuffer buffer = bufferFor(
                    4L + Math.ceilDiv(utf8.length, RecordBuffer.VARINT_BYTES));
            if (buffer == null) {
                return;
            }
            names[place] = name;
            buffer.record(RecordingFormat.NAME).varint(place).fixed(key).text(utf8);
        }
        RecordBuffer buffer = bufferFor(2);
        if (buffer != null) {
            buffer.request(kind).varint(place).varint(sizeBytes);
        }
    }

    private void request(int kind, int slot) {
        RecordBuffer buffer = bufferFor(1);
        if (buffer != null) {
            buffer.request(kind).varint(slot);
        }
    }

    private void record(int kind) {
        RecordBuffer buffer = bufferFor(0);
        if (buffer != null) {
            buffer.record(kind);
        }
    }

    private void record(int kind, int slot) {
        RecordBuffer buffer = bufferFor(1);
        if (buffer != null) {
            buffer.record(kind).varint(slot);
        }
    }
}
