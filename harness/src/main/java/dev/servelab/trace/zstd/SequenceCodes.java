package dev.servelab.trace.zstd;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One of the three kinds of numbers in a sequence: how its codes are packed, and the numbers they
 * stand for. RFC 8878 section 3.1.1.3.2.
 */
final class SequenceCodes {
    private static final int PREDEFINED = 0;
    private static final int ONE_SYMBOL = 1;
    private static final int DESCRIBED = 2;

    private final int mostLog;
    private final FseTable predefined;
    /** What a code stands for at least, and how many bits are added to it. */
    private final int[] base;
    private final int[] extraBits;
    private @Nullable FseTable table;

    private SequenceCodes(int mostLog, int[] base, int[] extraBits, int log, int... shares) {
        this.mostLog = mostLog;
        this.base = base;
        this.extraBits = extraBits;
        try {
            this.predefined = FseTable.of(log, shares);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static SequenceCodes ofLiteralLengths() {
        int[] bits = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        return new SequenceCodes(9, sums(0, bits), bits, 6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
                1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1);
    }

    static SequenceCodes ofMatchLengths() {
        int[] bits = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        return new SequenceCodes(9, sums(3, bits), bits, 6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1,
                1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1);
    }

    static SequenceCodes ofOffsets() {
        int[] bits = new int[32];
        int[] base = new int[32];
        for (int code = 0; code < bits.length; code++) {
            bits[code] = code;
            base[code] = 1 << code; // of 31 the sign is taken off when it is read
        }
        return new SequenceCodes(8, base, bits, 5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1,
                1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1);
    }

    /** Each code begins where the one before it ends. */
    private static int[] sums(int first, int[] bits) {
        int[] base = new int[bits.length];
        base[0] = first;
        for (int code = 1; code < bits.length; code++) {
            base[code] = base[code - 1] + (1 << bits[code - 1]);
        }
        return base;
    }

    /** A new frame. */
    void begin() {
        table = null;
    }

    /** Reads how the codes of a block are packed; returns where that ends. */
    int read(int mode, byte[] block, int start, int end) throws IOException {
        switch (mode) {
            case PREDEFINED -> table = predefined;
            case ONE_SYMBOL -> {
                table = FseTable.ofOne(block[start]);
                return start + 1;
            }
            case DESCRIBED -> {
                FseTable.Description described = new FseTable.Description(block, start, end);
                table = described.read(mostLog, base.length);
                return described.end();
            }
            default -> {
                // as in the block before
            }
        }
        return start;
    }

    FseState state(BackwardBits bits) throws IOException {
        if (table == null) {
            throw new IOException("a table is missing");
        }
        return new FseState(table, bits);
    }

    /** The number that a code and the bits after it stand for. */
    long value(int code, BackwardBits bits) {
        return Integer.toUnsignedLong(base[code]) + bits.read(extraBits[code]);
    }
}
