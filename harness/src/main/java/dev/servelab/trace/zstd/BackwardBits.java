package dev.servelab.trace.zstd;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bits that are read from the last to the first. The last byte's highest set bit only marks the
 * end. Before the first bit there are zeros; whoever reads them is told by {@link #left}.
 */
final class BackwardBits {
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[0];
    private int start;
    private int left;

    /** Begins to read; behind {@code end} there must be 8 bytes in the array, whatever is there. */
    void begin(byte[] bytes, int start, int end) throws IOException {
        if (end <= start || bytes[end - 1] == 0) {
            throw new IOException("no end of the bits");
        }
        this.bytes = bytes;
        this.start = start;
        int marked = Integer.SIZE - Integer.numberOfLeadingZeros(bytes[end - 1] & 0xff);
        this.left = (end - 1 - start) * Byte.SIZE + marked - 1;
    }

    /** How many bits are left; below 0 if more were read than there were. */
    int left() {
        return left;
    }

    /** The next bits, 0 to 56 of them, which stay. */
    long peek(int count) {
        int at = left - count;
        if (at >= 0) {
            long word = (long) LONG.get(bytes, start + (at >> 3)) >>> (at & 7);
            return word & (1L << count) - 1;
        }
        long rest = left <= 0 ? 0 : (long) LONG.get(bytes, start) & (1L << left) - 1;
        return at < -count ? 0 : rest << -at;
    }

    void skip(int count) {
        left -= count;
    }

    long read(int count) {
        long value = peek(count);
        left -= count;
        return value;
    }
}
