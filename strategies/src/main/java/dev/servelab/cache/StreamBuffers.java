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
    /** With the 16 KiB and a bit that an answer is composed in: 128 KiB for a connection at most. */
    static final int BYTES = 104 * 1024;

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
                buffer = ByteBuffer.allocateDirect(BYTES);
            } catch (OutOfMemoryError exhausted) {
                return null;
            }
        }
        inUseBytes.addAndGet(BYTES);
        return buffer;
    }

    void giveBack(ByteBuffer buffer) {
        inUseBytes.addAndGet(-BYTES);
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
