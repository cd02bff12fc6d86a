package dev.servelab.protocol;

import java.nio.ByteBuffer;

/** Whole numbers on the wire: {@code 0}, or digits without a sign that begin with another digit. */
public final class Decimals {
    /** What {@link #parse} answers for anything but a number from 0 to 2^63 - 1. */
    static final long MALFORMED = -1;
    private static final int MAX_DIGITS = 19;

    private Decimals() {}

    /** The number in the bytes from {@code from} up to {@code to}, or {@link #MALFORMED}. */
    static long parse(byte[] bytes, int from, int to) {
        int digits = to - from;
        if (digits < 1 || digits > MAX_DIGITS || (digits > 1 && bytes[from] == '0')) {
            return MALFORMED;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return MALFORMED;
            }
            value = value * 10 + digit; // 19 digits stay below 2 * 2^63: an overflow is negative
        }
        return value < 0 ? MALFORMED : value;
    }

    /** Writes {@code value}, at least 0, at the position of {@code out}; allocates nothing. */
    public static void put(ByteBuffer out, long value) {
        int at = out.position() + digits(value);
        out.position(at);
        long rest = value;
        do {
            out.put(--at, (byte) ('0' + rest % 10));
            rest /= 10;
        } while (rest > 0);
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
