package dev.servelab.torture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What files hold: blocks of 64 bytes. The first two words of a block are file and version, and the
 * offset in the file; the other six are a mix of these, so that no two blocks are alike and one
 * wrong byte is a wrong block.
 */
final class Blocks {
    static final int BYTES = 64;
    /** The front of a block, which says what it is. */
    static final int HEADER_BYTES = 2 * Long.BYTES;

    private static final int WORDS = BYTES / Long.BYTES;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    /** 2^64 divided by the golden ratio, as in {@link java.util.SplittableRandom}. */
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private Blocks() {}

    /** Writes the block at {@code offset} of a file, a multiple of 64, to {@code to[at..]}. */
    static void put(byte[] to, int at, int file, int version, long offset) {
        long mix = mix(file, version, offset);
        WORD.set(to, at, head(file, version));
        WORD.set(to, at + Long.BYTES, offset);
        for (int word = 2; word < WORDS; word++) {
            WORD.set(to, at + word * Long.BYTES, filler(mix, word));
        }
    }

    /** Whether {@code from[at..]} holds that block, whole. */
    static boolean isAt(byte[] from, int at, int file, int version, long offset) {
        long mix = mix(file, version, offset);
        long differences = (word(from, at, 0) ^ head(file, version))
                | (word(from, at, 1) ^ offset);
        for (int word = 2; word < WORDS; word++) {
            differences |= word(from, at, word) ^ filler(mix, word);
        }
        return differences == 0;
    }

    /** The byte at one place of a file. */
    static byte byteAt(int file, int version, long position) {
        long offset = position & -BYTES;
        int word = (int) (position - offset) / Long.BYTES;
        long value = switch (word) {
            case 0 -> head(file, version);
            case 1 -> offset;
            default -> filler(mix(file, version, offset), word);
        };
        return (byte) (value >>> (position % Long.BYTES * Byte.SIZE));
    }

    /** The file that a block says it is of. */
    static int fileOf(byte[] from, int at) {
        return (int) (word(from, at, 0) >>> Integer.SIZE);
    }

    /** The version that a block says it is of. */
    static int versionOf(byte[] from, int at) {
        return (int) word(from, at, 0);
    }

    /** The offset that a block says it is at. */
    static long offsetOf(byte[] from, int at) {
        return word(from, at, 1);
    }

    private static long word(byte[] from, int at, int word) {
        return (long) WORD.get(from, at + word * Long.BYTES);
    }

    private static long head(int file, int version) {
        return (long) file << Integer.SIZE | Integer.toUnsignedLong(version);
    }

    private static long filler(long mix, int word) {
        return mix ^ GOLDEN * word;
    }

    /** Stafford's variant 13 of the finaliser of MurmurHash3. */
    private static long mix(int file, int version, long offset) {
        long z = head(file, version) * GOLDEN + offset;
        z = (z ^ z >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ z >>> 27) * 0x94d0_49bb_1331_11ebL;
        return z ^ z >>> 31;
    }
}
