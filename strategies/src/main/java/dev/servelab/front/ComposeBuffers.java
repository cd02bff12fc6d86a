package dev.servelab.front;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers of one size to compose answers in: as many as there are answers at one time, or few.
 * A buffer that lies ready is taken and given back without an allocation. Thread-safe.
 */
final class ComposeBuffers {
    /** For what stands around the bytes of an answer, on any wire: that of HTTP is the longest. */
    static final int FRAME_BYTES = 2_048;

    private final int bodyBytes;
    private final AtomicInteger created = new AtomicInteger();
    /** Those that lie ready, the first places first. */
    private final AtomicReferenceArray<@Nullable ByteBuffer> kept;

    /**
     * @param bodyBytes  room for so much of a body, beside what stands around it
     * @param keptAtMost so many lie ready
     */
    ComposeBuffers(int bodyBytes, int keptAtMost) {
        this.bodyBytes = bodyBytes;
        this.kept = new AtomicReferenceArray<>(keptAtMost);
    }

    /** One that lies ready, or a new one. */
    ByteBuffer take() {
        ByteBuffer ready = takeReady();
        return ready == null ? create() : ready;
    }

    /** One of so few that all may lie ready; null if the others have them, or there is no memory. */
    @Nullable
    ByteBuffer takeOneOfFew() {
        ByteBuffer ready = takeReady();
        if (ready != null || created.getAndUpdate(this::oneMoreOfFew) >= kept.length()) {
            return ready;
        }
        try {
            return create();
        } catch (OutOfMemoryError none) {
            created.decrementAndGet();
            return null;
        }
    }

    boolean areOf(ByteBuffer buffer) {
        return buffer.capacity() == bodyBytes + FRAME_BYTES;
    }

    int bodyBytes() {
        return bodyBytes;
    }

    void giveBack(ByteBuffer buffer) {
        for (int i = 0; i < kept.length(); i++) {
            if (kept.get(i) == null && kept.compareAndSet(i, null, buffer)) {
                return;
            }
        }
    }

    private @Nullable ByteBuffer takeReady() {
        for (int i = 0; i < kept.length(); i++) {
            ByteBuffer buffer = kept.get(i);
            if (buffer != null && kept.compareAndSet(i, buffer, null)) {
                return buffer;
            }
        }
        return null;
    }

    private int oneMoreOfFew(int count) {
        return Math.min(count + 1, kept.length());
    }

    private ByteBuffer create() {
        return ByteBuffer.allocateDirect(bodyBytes + FRAME_BYTES);
    }
}
