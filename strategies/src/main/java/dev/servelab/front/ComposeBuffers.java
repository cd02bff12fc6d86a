package dev.servelab.front;

import dev.servelab.cache.Transfer;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Direct buffers to compose answers in; as many as there are answers at one time. Thread-safe. */
final class ComposeBuffers {
    /** A few megabytes lie ready at most. */
    private static final int KEPT_AT_MOST = 256;
    /** For what stands around the bytes of an answer, on any wire: that of HTTP is the longest. */
    static final int FRAME_BYTES = 2_048;

    private final ConcurrentLinkedQueue<ByteBuffer> kept = new ConcurrentLinkedQueue<>();
    private final AtomicInteger keptCount = new AtomicInteger();

    ByteBuffer take() {
        ByteBuffer buffer = kept.poll();
        if (buffer == null) {
            return ByteBuffer.allocateDirect(Transfer.TAIL_BYTES + FRAME_BYTES);
        }
        keptCount.decrementAndGet();
        return buffer;
    }

    void giveBack(ByteBuffer buffer) {
        if (keptCount.incrementAndGet() <= KEPT_AT_MOST) {
            kept.add(buffer);
        } else {
            keptCount.decrementAndGet();
        }
    }
}
