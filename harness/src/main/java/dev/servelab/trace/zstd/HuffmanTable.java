package dev.servelab.trace.zstd;

import java.io.IOException;
import java.util.Arrays;

/** Huffman codes of literals, RFC 8878 section 4.2: what the next bits mean. */
final class HuffmanTable {
    private static final int MOST_SYMBOLS = 256;
    private static final int MOST_BITS = 11;
    private static final int WEIGHTS_LOG = 6;
    private static final int MOST_WEIGHT = 12;

    private final int bits;
    /** For all values of so many bits: the symbol, and above it the length of its code. */
    private final short[] codes;

    private HuffmanTable(int bits) {
        this.bits = bits;
        this.codes = new short[1 << bits];
    }

    /** Weights as they come: half a byte each, or packed themselves. */
    static final class Description {
        private final int end;
        private final int[] weights = new int[MOST_SYMBOLS];
        private int count;

        /** Reads it; behind {@code limit} there must be 8 bytes in the array. */
        Description(byte[] bytes, int start, int limit) throws IOException {
            int head = bytes[start] & 0xff;
            int first = start + 1;
            if (head >= 128) {
                count = head - 127;
                end = first + (count + 1) / 2;
                for (int i = 0; i < count; i++) {
                    weights[i] = bytes[first + i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf;
                }
            } else {
                end = first + head;
                unpack(bytes, first);
            }
            if (end > limit) {
                throw new IOException("a tree that does not end");
            }
        }

        /** The first byte after the description. */
        int end() {
            return end;
        }

        /** Two states take turns; when the bits run out the other one has the last word. */
        private void unpack(byte[] bytes, int first) throws IOException {
            FseTable.Description table = new FseTable.Description(bytes, first, end);
            FseTable fse = table.read(WEIGHTS_LOG, MOST_WEIGHT + 1);
            BackwardBits in = new BackwardBits();
            in.begin(bytes, table.end(), end);
            FseState one = new FseState(fse, in);
            FseState other = new FseState(fse, in);
            while (in.left() >= 0) {
                weights[count++] = one.symbol();
                one.next(in);
                FseState turn = one;
                one = other;
                other = turn;
            }
            weights[count++] = one.symbol();
        }

        /** The weight of the last symbol is what is missing to a power of two. */
        HuffmanTable table() throws IOException {
            int sum = 0;
            for (int i = 0; i < count; i++) {
                sum += 1 << weights[i] >> 1;
            }
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(sum);
            int missing = (1 << bits) - sum;
            if (sum == 0 || bits > MOST_BITS || Integer.bitCount(missing) != 1) {
                throw new IOException("weights of no tree");
            }
            weights[count] = Integer.numberOfTrailingZeros(missing) + 1;
            HuffmanTable table = new HuffmanTable(bits);
            table.enter(Arrays.copyOf(weights, count + 1));
            return table;
        }
    }

    /** The longest codes stand first, among equals the smaller symbols. */
    private void enter(int[] weights) {
        int at = 0;
        for (int weight = 1; weight <= bits; weight++) {
            int places = 1 << (weight - 1);
            for (int symbol = 0; symbol < weights.length; symbol++) {
                if (weights[symbol] == weight) {
                    short code = (short) ((bits + 1 - weight) << Byte.SIZE | symbol);
                    Arrays.fill(codes, at, at + places, code);
                    at += places;
                }
            }
        }
    }

    /** Reads so many symbols, which must be all that the bits say. */
    void decode(BackwardBits in, byte[] target, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            int code = codes[(int) in.peek(bits)];
            in.skip(code >> Byte.SIZE);
            target[i] = (byte) code;
        }
        if (in.left() != 0) {
            throw new IOException("literals that do not end");
        }
    }
}
