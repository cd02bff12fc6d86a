package dev.servelab.trace.zstd;

import java.io.IOException;
import java.util.Arrays;

/** A table of finite state entropy, RFC 8878 section 4.1: what a state means, and what follows. */
final class FseTable {
    final int log;
    final byte[] symbol;
    /** How many bits lead on, and to what they are added. */
    final byte[] bits;
    final short[] base;

    private FseTable(int log) {
        this.log = log;
        this.symbol = new byte[1 << log];
        this.bits = new byte[1 << log];
        this.base = new short[1 << log];
    }

    /** One state that means one symbol, always. */
    static FseTable ofOne(int symbol) {
        FseTable table = new FseTable(0);
        table.symbol[0] = (byte) symbol;
        return table;
    }

    /** Of the share of each symbol in {@code 2^log}; -1 is less than one. */
    static FseTable of(int log, int... shares) throws IOException {
        FseTable table = new FseTable(log);
        int size = 1 << log;
        int[] next = new int[shares.length];
        int above = size;
        for (int s = 0; s < shares.length; s++) {
            if (shares[s] < 0) {
                table.symbol[--above] = (byte) s;
            }
            next[s] = Math.abs(shares[s]);
        }
        table.spread(shares, above);
        for (int state = 0; state < size; state++) {
            int number = next[table.symbol[state]]++;
            int bits = log - (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(number));
            table.bits[state] = (byte) bits;
            table.base[state] = (short) ((number << bits) - size);
        }
        return table;
    }

    private void spread(int[] shares, int above) throws IOException {
        int mask = symbol.length - 1;
        int step = (symbol.length >> 1) + (symbol.length >> 3) + 3;
        int at = 0;
        for (int s = 0; s < shares.length; s++) {
            for (int i = 0; i < shares[s]; i++) {
                symbol[at] = (byte) s;
                do {
                    at = at + step & mask;
                } while (at >= above);
            }
        }
        if (at != 0) {
            throw new IOException("shares that are not the whole");
        }
    }

    /** Reads a table's description, and remembers where it ended. */
    static final class Description {
        private final byte[] bytes;
        private final int end;
        private int bit;

        Description(byte[] bytes, int start, int end) {
            this.bytes = bytes;
            this.end = end;
            this.bit = start * Byte.SIZE;
        }

        /** The table, of at most so large a logarithm and so many symbols. */
        FseTable read(int mostLog, int mostSymbols) throws IOException {
            int log = take(4) + 5;
            if (log > mostLog) {
                throw new IOException("a table of 2^" + log);
            }
            int[] shares = new int[mostSymbols];
            int symbols = 0;
            int left = 1 << log;
            while (left > 0) {
                int share = share(left);
                shares[symbols++] = share;
                left -= Math.abs(share);
                if (share == 0) {
                    symbols += zeros();
                }
            }
            if (left < 0 || end() > end) {
                throw new IOException("a table that does not end");
            }
            return of(log, Arrays.copyOf(shares, symbols));
        }

        /** The first byte after the description. */
        int end() {
            return (bit + Byte.SIZE - 1) >> 3;
        }

        /** Small values need a bit less than large ones. */
        private int share(int left) {
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(left + 1);
            int value = take(bits);
            int low = value & ((1 << (bits - 1)) - 1);
            int spared = (1 << bits) - 1 - (left + 1);
            if (low < spared) {
                bit--;
                return low - 1;
            }
            return (value >= 1 << (bits - 1) ? value - spared : value) - 1;
        }

        private int zeros() {
            int zeros = 0;
            int more;
            do {
                more = take(2);
                zeros += more;
            } while (more == 3);
            return zeros;
        }

        private int take(int count) {
            int word = (int) ((long) BackwardBits.LONG.get(bytes, bit >> 3) >>> (bit & 7));
            bit += count;
            return word & (1 << count) - 1;
        }
    }
}
