package dev.servelab.cache;

import dev.servelab.disk.Waiter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of an entry, complete or still being loaded; holds a pin on it until closed. Serves the
 * requests of one transfer after another, so that a hit makes none of its own.
 */
final class CachedBody implements Body {
    private final FileCache cache;
    private final Waiter waiter;
    /** For bytes that are sent from where they lie; null before there were any. */
    private @Nullable SlabView view;

    /** Null at rest. */
    private @Nullable Entry pinned;
    private long first;
    private long end;
    private boolean withSum;
    private long position;

    CachedBody(FileCache cache, Waiter waiter) {
        this.cache = cache;
        this.waiter = waiter;
    }

    /** Takes over a pin that the caller has taken, to send the bytes from first up to end. */
    void begin(Entry entry, long from, long to, boolean sum) {
        pinned = entry;
        first = from;
        end = to;
        withSum = sum;
        position = from;
    }

    @Override
    public Transfer.State state() {
        Entry entry = entry();
        Transfer.State state = look(entry);
        if (state == Transfer.State.WAITING) {
            entry.await(waiter, goesOutAtTheEnd(entry));
            state = look(entry);
        }
        return state;
    }

    @Override
    public long length() {
        return end - first;
    }

    @Override
    public String version() {
        return entry().token;
    }

    @Override
    public long size() {
        return entry().size();
    }

    @Override
    public long remaining() {
        return end - position;
    }

    /**
     * Of the file's last bytes, who has read them is to find the load booked. A load that failed
     * later than where this part ends does not concern it.
     */
    @Override
    public boolean isComplete() {
        return isComplete(entry());
    }

    @Override
    public @Nullable ByteBuffer next(int maxBytes) {
        Entry entry = entry();
        long available = Math.min(entry.loadedBytes(), end) - position;
        if (available <= 0) {
            return null;
        }
        if (view == null) {
            view = new SlabView();
        }
        ByteBuffer run = entry.block.show(view, position, (int) Math.min(maxBytes, available));
        position += run.remaining();
        return run;
    }

    @Override
    public @Nullable Sendable sendable() {
        return view == null ? null : view.sendable();
    }

    @Override
    public void copyRest(ByteBuffer to) {
        entry().block.copy(position, end, to);
        position = end;
    }

    @Override
    public int finish() {
        int sum = entry().sum();
        close();
        return sum;
    }

    @Override
    public void close() {
        Entry entry = pinned;
        if (entry != null) {
            pinned = null;
            cache.unpin(entry);
        }
    }

    private Entry entry() {
        if (pinned == null) {
            throw new IllegalStateException("asked after its end");
        }
        return pinned;
    }

    private boolean isComplete(Entry entry) {
        Entry.Load load = entry.load();
        if (withSum) {
            return load == Entry.Load.DONE;
        }
        return entry.loadedBytes() >= end
                && (load != Entry.Load.RUNNING || end < entry.size());
    }

    /** What is left when all has been read goes out at the end of the load, which is near. */
    private boolean isWorthSending(long loadedBytes) {
        return loadedBytes > position
                && (loadedBytes < end || remaining() > Transfer.TAIL_BYTES);
    }

    /** Whether, when all has been read, it is not worth sending before that end. */
    private boolean goesOutAtTheEnd(Entry entry) {
        return remaining() <= Transfer.TAIL_BYTES && (withSum || end == entry.size());
    }

    private Transfer.State look(Entry entry) {
        if (isComplete(entry)) {
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
