package dev.servelab.eviction;

import java.util.Arrays;

/**
 * How often keys were asked for lately, estimated: a count-min sketch (G. Cormode,
 * S. Muthukrishnan, Journal of Algorithms 55(1), 2005) of four rows with counters of four bits,
 * sixteen to a long, which are halved after every ten additions for each long (G. Einziger,
 * R. Friedman, B. Manes, "TinyLFU: a highly efficient cache admission policy", ACM Transactions on
 * Storage 13(4), 2017). An estimate is never too low but for the halving; it is 15 at most.
 */
final class FrequencySketch {
    private static final int ROWS = 4;
    private static final int COUNT_MAX = 15;
    /** 32 KiB; with less a cache that is being filled would halve its counts all the time. */
    private static final int LENGTH_AT_FIRST_MAX = 4_096;
    private static final int ADDITIONS_PER_LONG = 10;
    private static final long LOWEST_BITS = 0x1111111111111111L;
    private static final long WITHOUT_HIGHEST_BITS = 0x7777777777777777L;

    private long[] table = new long[1];
    private int additions;

    /** @param filesMax so many files are never cached at a time */
    FrequencySketch(long filesMax) {
        ensureCapacity((int) Math.min(filesMax, LENGTH_AT_FIRST_MAX));
    }

    /**
     * Makes the sketch good for so many files. Both halves of a doubled table begin as what it
     * was: a counter's place in it is the old one or that plus the old length.
     */
    void ensureCapacity(int files) {
        while (table.length < files) {
            int length = table.length;
            table = Arrays.copyOf(table, 2 * length);
            System.arraycopy(table, 0, table, length, length);
        }
    }

    /** Counts one more, unless its counters are full. */
    void add(long key) {
        long hash = Mix.of(key);
        boolean added = false;
        for (int row = 0; row < ROWS; row++) {
            int at = place(hash, row);
            int shift = shift(hash, row);
            if ((table[at] >>> shift & COUNT_MAX) < COUNT_MAX) {
                table[at] += 1L << shift;
                added = true;
            }
        }
        if (added && ++additions >= ADDITIONS_PER_LONG * table.length) {
            halve();
        }
    }

    int estimate(long key) {
        long hash = Mix.of(key);
        int least = COUNT_MAX;
        for (int row = 0; row < ROWS; row++) {
            int count = (int) (table[place(hash, row)] >>> shift(hash, row)) & COUNT_MAX;
            least = Math.min(least, count);
        }
        return least;
    }

    /** What halving cuts off is taken from the additions too: a half for each odd counter. */
    private void halve() {
        int odd = 0;
        for (int i = 0; i < table.length; i++) {
            odd += Long.bitCount(table[i] & LOWEST_BITS);
            table[i] = table[i] >>> 1 & WITHOUT_HIGHEST_BITS;
        }
        additions = (additions - odd / ROWS) / 2;
    }

    /** Two hashes make all rows' places (A. Kirsch, M. Mitzenmacher, ESA 2006). */
    private int place(long hash, int row) {
        int first = (int) (hash >>> 2);
        int step = (int) (hash >>> 34) | 1;
        return first + row * step & table.length - 1;
    }

    /** A row has one of four counters of a long: which, say the lowest bits. */
    private static int shift(long hash, int row) {
        return (int) ((hash & 3) << 2 | row) << 2;
    }
}
