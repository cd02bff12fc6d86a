package dev.servelab.protocol.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The sets of bytes that RFC 9110 section 5.6 and RFC 3986 name, and searches for them. Long
 * stretches are searched eight bytes at a time (Warren, Hacker's Delight, 2nd edition, 6-1).
 */
final class Octets {
    private static final int TOKEN = 1;
    private static final int HOST = 2;
    private static final byte[] SETS = new byte[256];

    /** The first byte is the lowest of the eight. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    static {
        String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        add("0123456789" + letters + "!#$%&'*+-.^_`|~", TOKEN);
        add("0123456789" + letters + "-._~!$&'()*+,;=", HOST);
    }

    private Octets() {}

    private static void add(String members, int set) {
        for (int i = 0; i < members.length(); i++) {
            SETS[members.charAt(i)] |= (byte) set;
        }
    }

    /** Where the token that begins at {@code from} ends: at most {@code to}. */
    static int tokenEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (SETS[bytes[i] & 0xFF] & TOKEN) != 0) {
            i++;
        }
        return i;
    }

    /** Unreserved or a sub-delimiter, RFC 3986 section 3.2.2. */
    static boolean isHostCharacter(byte b) {
        return (SETS[b & 0xFF] & HOST) != 0;
    }

    static boolean isLetterOrDigit(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || isDigit(b);
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Where {@code b} is, or {@code to}. */
    static int indexOf(byte b, byte[] bytes, int from, int to) {
        long pattern = (b & 0xFF) * ONES;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long found = zeroBytes((long) EIGHT.get(bytes, i) ^ pattern);
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (i < to && bytes[i] != b) {
            i++;
        }
        return i;
    }

    /** Whether all of it may stand in a field's value, section 5.5: no control but tabs. */
    static boolean isFieldText(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, i);
            long controls = (eight - ' ' * ONES) & ~eight & HIGH_BITS;
            if ((controls | zeroBytes(eight ^ (0x7F * ONES))) != 0
                    && !isFieldTextByByte(bytes, i, i + Long.BYTES)) {
                return false;
            }
        }
        return isFieldTextByByte(bytes, i, to);
    }

    private static boolean isFieldTextByByte(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if ((b >= 0 && b < ' ' && b != '\t') || b == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** The high bit of each byte that is zero, the lowest of them exactly. */
    private static long zeroBytes(long eight) {
        return (eight - ONES) & ~eight & HIGH_BITS;
    }

    /**
     * Whether the bytes are {@code text} in any case of letters.
     *
     * @param text lower-case letters, digits and hyphens
     */
    static boolean isIgnoringCase(String text, byte[] bytes, int from, int to) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            int lower = b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
            if (lower != text.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }
}
