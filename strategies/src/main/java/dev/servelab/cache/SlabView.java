package dev.servelab.cache;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What one reader sees of a slab: a buffer that is moved from one run of bytes to the next, in place
 * of a new one for each. Always of the same slab. One thread.
 */
final class SlabView {
    private @Nullable ByteBuffer buffer;
    private int window;

    /** Shows bytes, at least 1 and at most so many, until it is called again. */
    ByteBuffer show(SlabMemory slab, long address, int maxBytes) {
        int wanted = slab.windowOf(address);
        if (buffer == null || window != wanted) {
            buffer = slab.duplicate(wanted);
            window = wanted;
        }
        int index = slab.indexOf(address);
        return buffer.limit(index + Math.min(maxBytes, slab.bytesToWindowEnd(address)))
                .position(index);
    }
}
