package dev.servelab.cache;

import dev.servelab.disk.DiskJob;
import dev.servelab.files.FileVersion;
import dev.servelab.files.OpenFile;
import dev.servelab.protocol.Crc32c;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Reads a file into its block, once for all who wait, who send each piece as soon as it is there.
 * Holds a pin of its own until its last call has returned, because a late read still writes to the
 * block.
 */
class Loader extends DiskJob {
    /** Bytes of one read: large enough for the disk, small enough to be sent on soon. */
    static final int PIECE_BYTES = 128 * 1024;

    private final FileCache cache;
    private final Entry entry;
    private final OpenFile file;
    private final Crc32c sum = new Crc32c();
    /** Guarded by this. */
    private boolean ended;

    Loader(FileCache cache, Entry entry, OpenFile file) {
        super(entry.name);
        this.cache = cache;
        this.entry = entry;
        this.file = file;
    }

    /** What it loads. */
    Entry entry() {
        return entry;
    }

    /** Gives a reader's pin back. */
    void unpin() {
        cache.unpin(entry);
    }

    /** Ends it before it has begun: there is no thread for it. */
    void abandon() {
        fail();
        release();
    }

    @Override
    protected void perform() {
        try {
            readAll();
            FileVersion after = call(file::currentVersion);
            end(after.equals(entry.version));
        } catch (IOException failed) {
            fail();
            release();
        }
    }

    @Override
    protected void givenUp() {
        fail();
    }

    @Override
    protected void returned() {
        // The timekeeper, which gave up, may not have said so yet: the books come before the pin.
        fail();
        release();
    }

    /**
     * Reads the next piece into the block and lets it be seen. On a busy processor a thread runs for
     * some milliseconds, and who waits for the piece, or is about to, would have it after that: so
     * it gives way; not after the last piece, which is near the end.
     */
    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it but the time of a first byte
    void read(MemorySegment piece, long position) throws IOException {
        int count = call(() -> file.read(piece, position));
        if (count <= 0) {
            throw new IOException("the file has shrunk");
        }
        sum.update(piece.asSlice(0, count).asByteBuffer());
        boolean awaited = entry.publish(position + count) || position == 0;
        if (awaited && position + count < entry.size()) {
            Thread.yield();
        }
    }

    private void readAll() throws IOException {
        while (entry.loadedBytes() < entry.size()) {
            long position = entry.loadedBytes();
            long wanted = Math.min(PIECE_BYTES, entry.size() - position);
            read(entry.block.fresh(position, wanted), position);
        }
    }

    /** Books first, the pin next, the word to the waiters last: who has read END finds all done. */
    private void end(boolean unchanged) {
        synchronized (this) {
            ended = true;
        }
        cache.loadDone(entry, sum.value(), unchanged);
        release();
        entry.finishLoad(sum.value());
    }

    private void fail() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            cache.loadFailed(entry);
        }
        entry.failLoad();
    }

    private void release() {
        Quietly.close(file);
        cache.unpin(entry);
    }
}
