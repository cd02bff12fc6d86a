package dev.servelab.cache;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * The bytes of a slab: segments for who writes, and for who reads byte buffers that exist already.
 * A byte buffer has less than 2 GiB, so a large slab has several, side by side. Immutable; what may
 * be read and written when is the matter of pins.
 */
final class SlabMemory {
    /** Of each buffer but the last. */
    private static final long WINDOW_BYTES = 1L << 30;

    private final MemorySegment memory;
    private final long windowBytes;
    private final ByteBuffer[] windows;

    SlabMemory(MemorySegment memory) {
        this(memory, WINDOW_BYTES);
    }

    /** @param windowBytes 1 to {@link Integer#MAX_VALUE} */
    SlabMemory(MemorySegment memory, long windowBytes) {
        this.memory = memory;
        this.windowBytes = windowBytes;
        this.windows = new ByteBuffer[(int) Math.ceilDiv(memory.byteSize(), windowBytes)];
        for (int i = 0; i < windows.length; i++) {
            long begin = i * windowBytes;
            long bytes = Math.min(windowBytes, memory.byteSize() - begin);
            windows[i] = memory.asSlice(begin, bytes).asReadOnly().asByteBuffer();
        }
    }

    long byteSize() {
        return memory.byteSize();
    }

    /** Bytes to be written. */
    MemorySegment slice(long address, long bytes) {
        return memory.asSlice(address, bytes);
    }

    /** Copies bytes; allocates nothing. */
    void copy(long address, int bytes, ByteBuffer to) {
        int left = bytes;
        for (long at = address; left > 0;) {
            int count = Math.min(left, bytesToWindowEnd(at));
            to.put(to.position(), windows[windowOf(at)], indexOf(at), count);
            to.position(to.position() + count);
            at += count;
            left -= count;
        }
    }

    /** In which buffer a byte is. */
    int windowOf(long address) {
        return (int) (address / windowBytes);
    }

    /** Where in its buffer it is. */
    int indexOf(long address) {
        return (int) (address % windowBytes);
    }

    /** How many bytes are in the same buffer from there on. */
    int bytesToWindowEnd(long address) {
        return windows[windowOf(address)].limit() - indexOf(address);
    }

    /** A buffer of one's own over the same bytes. */
    ByteBuffer duplicate(int window) {
        return windows[window].duplicate();
    }
}
