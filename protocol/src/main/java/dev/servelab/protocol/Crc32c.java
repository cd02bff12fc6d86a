package dev.servelab.protocol;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * CRC-32C (Castagnoli, RFC 3720 appendix B.4) of bytes given piece by piece, and of pieces summed
 * apart. Used by one thread at a time.
 *
 * <p>{@link #combine} is zlib's {@code crc32_combine} (Mark Adler, zlib 1.2.12, {@code multmodp} and
 * {@code x2nmodp} in crc32.c) with this polynomial: appending n bytes to A multiplies A's sum by
 * x^(8n) modulo P over GF(2), and that power is built from squares in log n steps.
 */
public final class Crc32c {
    /** P without its x^32, bit-reversed: bit 31 is the coefficient of x^0. */
    private static final int POLYNOMIAL = 0x82F6_3B78;
    private static final int X_TO_0 = 1 << 31;
    private static final int X_TO_1 = 1 << 30;
    /** A byte is 2^3 bits: lengths in bytes use the powers from this one on. */
    private static final int BYTE_POWER = 3;
    /** Element k is x^(2^k) mod P; k goes to 3 + 62, for lengths below 2^63 bytes. */
    private static final int[] SQUARES = squares();

    private final CRC32C sum = new CRC32C();

    /** Adds what remains in {@code bytes}, and moves its position to its limit. */
    public void update(ByteBuffer bytes) {
        sum.update(bytes);
    }

    /** Adds {@code length} bytes from {@code offset} on. */
    public void update(byte[] bytes, int offset, int length) {
        sum.update(bytes, offset, length);
    }

    /** The sum of all bytes since the start or the last {@link #reset}; 0 of none. */
    public int value() {
        return (int) sum.getValue();
    }

    /** Forgets all bytes. */
    public void reset() {
        sum.reset();
    }

    /**
     * The sum of A followed by B, of which only the sums and B's length are known.
     *
     * @param lengthB bytes of B, at least 0
     */
    public static int combine(int crcA, int crcB, long lengthB) {
        if (lengthB < 0) {
            throw new IllegalArgumentException("negative length " + lengthB);
        }
        int power = X_TO_0;
        int k = BYTE_POWER;
        for (long rest = lengthB; rest != 0; rest >>>= 1, k++) {
            if ((rest & 1) != 0) {
                power = multiply(SQUARES[k], power);
            }
        }
        return multiply(power, crcA) ^ crcB;
    }

    /** a * b mod P: b is multiplied by x once for each coefficient of a, which is read from x^0 up. */
    private static int multiply(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int coefficient = X_TO_0; coefficient != 0; coefficient >>>= 1) {
            if ((a & coefficient) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) != 0 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
        }
        return product;
    }

    private static int[] squares() {
        int[] squares = new int[Long.SIZE - 1 + BYTE_POWER];
        squares[0] = X_TO_1;
        for (int k = 1; k < squares.length; k++) {
            squares[k] = multiply(squares[k - 1], squares[k - 1]);
        }
        return squares;
    }
}
