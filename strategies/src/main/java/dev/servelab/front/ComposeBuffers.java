package dev.servelab.front;

import dev.servelab.cache.Transfer;
import dev.servelab.protocol.Replies;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Direct buffers to compose answers in; as many as there are answers at one time. Thread-safe. */
final class ComposeBuffers {
    /** A few megabytes lie ready at most. */
    private static final int KEPT_AT_MOST = 256;

    private final ConcurrentLinkedQueue<ByteBuffer> kept = new ConcurrentLinkedQueue<>();
    private final AtomicInteger keptCount = new AtomicInteger();

    ByteBuffer take() {
        ByteBuffer buffer = kept.poll();
        if (buffer == null) {
            return ByteBuffer
                    .allocateDirect(Transfer.TAIL_BYTES + Replies.OK_BYTES_MAX + Replies.END_BYTES);
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
