package dev.servelab.record;

import java.io.Closeable;
import java.io.IOException;

/**
 * The requests of a recording one after another, and nothing of what became of them: what a
 * simulator asks for. Memory for the slots in use, however long the recording is. Used by one
 * thread at a time.
 */
public final class RecordedRequests implements Closeable {
    private final RecordingReader reader;
    private final Catcher catcher = new Catcher();
    private boolean caught;
    private String name = "";
    private long key;
    private long sizeBytes;

    /** Takes the reader over. */
    public RecordedRequests(RecordingReader reader) {
        this.reader = reader;
    }

    /** What it is a recording of, and how it ended. */
    public RecordingReader recording() {
        return reader;
    }

    /**
     * Goes to the next request.
     *
     * @return false at the end
     */
    public boolean next() throws IOException {
        caught = false;
        while (!caught && reader.next(catcher)) {
            // Until a record is a request.
        }
        return caught;
    }

    /** The file's identity: that of its name. */
    public long key() {
        return key;
    }

    /** The file's name, relative to the shared directory. */
    public String name() {
        return name;
    }

    /** The file's bytes. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** What the cache charges for it: whole packets. */
    public long chargeBytes() {
        return reader.header().chargeFor(sizeBytes);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Knows which file is in which slot. */
    private final class Catcher implements DecisionLog {
        private record File(String name, long key, long sizeBytes) {}

        private final BySlot<File> files = new BySlot<>();

        @Override
        public void hit(int slot) {
            File file = files.get(slot);
            miss(file.name(), file.key(), file.sizeBytes());
        }

        @Override
        public void sharedMiss(int slot) {
            hit(slot);
        }

        @Override
        public void uncached(String missed, long missedKey, long missedBytes, Uncached why) {
            miss(missed, missedKey, missedBytes);
        }

        @Override
        public void miss(String missed, long missedKey, long missedBytes) {
            name = missed;
            key = missedKey;
            sizeBytes = missedBytes;
            caught = true;
        }

        @Override
        public void insert(int slot) {
            files.put(slot, new File(name, key, sizeBytes));
        }
    }
}
