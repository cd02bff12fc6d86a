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
    private final Part.Bytes part;
    private long position;
    private boolean closed;

    /** Takes over a pin that the caller has taken. */
    CachedBody(FileCache cache, Entry entry, Part.Bytes part, Waiter waiter) {
        this.cache = cache;
        this.entry = entry;
        this.part = part;
        this.position = part.first();
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
        return part.length();
    }

    @Override
    public String version() {
        return entry.token;
    }

    @Override
    public long size() {
        return entry.size();
    }

    @Override
    public long remaining() {
        return part.end() - position;
    }

    /**
     * Of the file's last bytes, who has read them is to find the load booked. A load that failed
     * later than where this part ends does not concern it.
     */
    @Override
    public boolean isComplete() {
        Entry.Load load = entry.load();
        if (part.withSum()) {
            return load == Entry.Load.DONE;
        }
        return entry.loadedBytes() >= part.end()
                && (load != Entry.Load.RUNNING || part.end() < entry.size());
    }

    @Override
    public @Nullable ByteBuffer next(int maxBytes) {
        long available = Math.min(entry.loadedBytes(), part.end()) - position;
        if (available <= 0) {
            return null;
        }
        MemorySegment run = entry.block.run(position, Math.min(maxBytes, available));
        position += run.byteSize();
        return run.asByteBuffer();
    }

    @Override
    public void copyRest(ByteBuffer to) {
        while (position < part.end()) {
            MemorySegment run = entry.block.run(position, part.end() - position);
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

    /** What is left when all has been read goes out at the end of the load, which is near. */
    private boolean isWorthSending(long loadedBytes) {
        return loadedBytes > position
                && (loadedBytes < part.end() || remaining() > Transfer.TAIL_BYTES);
    }

    private Transfer.State look() {
        if (isComplete()) {
            return Transfer.State.READY;
        }
        return switch (entry.load()) {
            case DONE -> Transfer.State.READY;
            case FAILED -> Transfer.State.FAILED;
            case RUNNING -> isWorthSending(entry.loadedBytes())
                    ? Transfer.State.READY
                    : Transfer.State.WAITING;
        };
    }
}
