package dev.servelab.cache;

import dev.servelab.disk.Waiter;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Bytes of an entry, complete or still being loaded; holds a pin on it until closed. */
final class CachedBody implements Body {
    private final FileCache cache;
    private final Entry entry;
    private final Waiter waiter;
    private final long first;
    private long position;
    private boolean closed;

    /** Takes over a pin that the caller has taken. */
    CachedBody(FileCache cache, Entry entry, long first, Waiter waiter) {
        this.cache = cache;
        this.entry = entry;
        this.first = first;
        this.position = first;
        this.waiter = waiter;
    }

    @Override
    public Transfer.State state() {
        Transfer.State state = look();
        if (state == Transfer.State.WAITING) {
            entry.await(waiter);
            state = look();
        }
        return state;
    }

    @Override
    public long length() {
        return entry.size() - first;
    }

    @Override
    public String version() {
        return entry.token;
    }

    @Override
    public long remaining() {
        return entry.size() - position;
    }

    @Override
    public boolean isComplete() {
        return entry.load() == Entry.Load.DONE;
    }

    @Override
    public @Nullable ByteBuffer next(int maxBytes) {
        long available = entry.loadedBytes() - position;
        if (available <= 0) {
            return null;
        }
        MemorySegment run = entry.block.run(position, Math.min(maxBytes, available));
        position += run.byteSize();
        return run.asByteBuffer();
    }

    @Override
    public void copyRest(ByteBuffer to) {
        while (position < entry.size()) {
            MemorySegment run = entry.block.run(position, entry.size() - position);
            to.put(run.asByteBuffer());
            position += run.byteSize();
        }
    }

    @Override
    public int finish() {
        int sum = entry.sum();
        close();
        return sum;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            cache.unpin(entry);
        }
    }

    /** What is left when all has been read goes out with END, which is about to be known. */
    private boolean isWorthSending(long loadedBytes) {
        return loadedBytes > position
                && (loadedBytes < entry.size() || remaining() > Transfer.TAIL_BYTES);
    }

    private Transfer.State look() {
        return switch (entry.load()) {
            case DONE -> Transfer.State.READY;
            case FAILED -> Transfer.State.FAILED;
            case RUNNING -> isWorthSending(entry.loadedBytes())
                    ? Transfer.State.READY
                    : Transfer.State.WAITING;
        };
    }
}
