package dev.servelab.front;

import dev.servelab.cache.Transfer;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers to compose answers in; as many as there are answers at one time. A buffer that lies
 * ready is taken and given back without an allocation. Thread-safe.
 */
final class ComposeBuffers {
    /** A few megabytes lie ready at most. */
    private static final int KEPT_AT_MOST = 256;
    /** For what stands around the bytes of an answer, on any wire: that of HTTP is the longest. */
    static final int FRAME_BYTES = 2_048;

    /** Those that lie ready, the first places first. */
    private final AtomicReferenceArray<@Nullable ByteBuffer> kept = new AtomicReferenceArray<>(
            KEPT_AT_MOST);

    ByteBuffer take() {
        for (int i = 0; i < KEPT_AT_MOST; i++) {
            ByteBuffer buffer = kept.get(i);
            if (buffer != null && kept.compareAndSet(i, buffer, null)) {
                return buffer;
            }
        }
        return ByteBuffer.allocateDirect(Transfer.TAIL_BYTES + FRAME_BYTES);
    }

    void giveBack(ByteBuffer buffer) {
        for (int i = 0; i < KEPT_AT_MOST; i++) {
            if (kept.get(i) == null && kept.compareAndSet(i, null, buffer)) {
                return;
            }
        }
    }
}
