package dev.servelab.load;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Gathers one line, however it is cut into pieces. */
final class LineBuffer {
    private static final int FIRST_BYTES = 128;

    private final int mostBytes;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    private boolean complete;

    /** {@code mostBytes} are without the LF. */
    LineBuffer(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Takes bytes up to and with LF. Returns whether the line is there; the next begins then. */
    boolean take(ByteBuffer from) {
        if (complete) {
            clear();
        }
        int begin = from.position();
        int most = Math.min(from.remaining(), mostBytes + 1 - length);
        int count = 0;
        while (count < most && from.get(begin + count) != '\n') {
            count++;
        }
        add(from, count);
        if (count < most) {
            from.get(); // the LF
            complete = true;
        }
        return complete;
    }

    private void add(ByteBuffer from, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
        from.get(bytes, length, count);
        length += count;
    }

    void clear() {
        length = 0;
        complete = false;
    }

    /** Whether more came than a line may have, and no LF. */
    boolean isTooLong() {
        return length > mostBytes;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Without LF. */
    int length() {
        return length;
    }

    /** Without LF and a CR before it. */
    int lengthWithoutCr() {
        return length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
    }
}
