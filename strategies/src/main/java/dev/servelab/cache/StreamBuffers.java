package dev.servelab.cache;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers for transfers past the cache, one each. Some are kept for the next transfer,
 * because making one costs as much as sending it. Thread-safe.
 */
final class StreamBuffers {
    /**
     * Bytes of one buffer. With what it takes to align it, and the 16 KiB and a bit that most answers are
     * composed in: 128 KiB for a connection.
     */
    static final int BYTES = 100 * 1024;

    /**
     * Where memory is copied to addresses that are 1 to 31 bytes further in their page than the source
     * is in its own, as malloc's are from a page of the page cache, AMD's Zen 3 takes ten times as long.
     */
    private static final int ALIGNMENT = 4096;
    static final int CHARGED_BYTES = BYTES + ALIGNMENT;

    /** Seven megabytes lie ready at most. */
    private static final int KEPT_AT_MOST = 64;
    /** Of the memory outside the heap (by default as much as the heap); the rest is for refusals. */
    private static final long BYTES_AT_MOST = Runtime.getRuntime().maxMemory() / 4 * 3;

    private final ConcurrentLinkedQueue<ByteBuffer> kept = new ConcurrentLinkedQueue<>();
    private final AtomicInteger keptCount = new AtomicInteger();
    private final AtomicLong inUseBytes = new AtomicLong();

    /** A buffer, or null if the process has no memory for one more. */
    @Nullable
    ByteBuffer take() {
        if (inUseBytes.get() >= BYTES_AT_MOST) {
            return null;
        }
        ByteBuffer buffer = kept.poll();
        if (buffer != null) {
            keptCount.decrementAndGet();
        } else {
            try {
                buffer = ByteBuffer.allocateDirect(CHARGED_BYTES)
                        .alignedSlice(ALIGNMENT).slice(0, BYTES);
            } catch (OutOfMemoryError exhausted) {
                return null;
            }
        }
        inUseBytes.addAndGet(CHARGED_BYTES);
        return buffer;
    }

    void giveBack(ByteBuffer buffer) {
        inUseBytes.addAndGet(-CHARGED_BYTES);
        if (keptCount.incrementAndGet() <= KEPT_AT_MOST) {
            kept.add(buffer.clear());
        } else {
            keptCount.decrementAndGet();
        }
    }

    /** Bytes of the buffers that transfers hold now. */
    long inUseBytes() {
        return inUseBytes.get();
    }
}
