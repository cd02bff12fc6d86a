package dev.servelab.trace.zstd;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compressed blocks, RFC 8878 section 3.1.1.3: literals, and sequences that copy some of them, then
 * something from before. Tables and offsets are remembered from block to block of a frame.
 */
final class BlockDecoder {
    static final int MOST_BLOCK_BYTES = 128 << 10;
    private static final int REPEATED = 3;

    private final Literals literals = new Literals();
    private final SequenceCodes literalLengths = SequenceCodes.ofLiteralLengths();
    private final SequenceCodes matchLengths = SequenceCodes.ofMatchLengths();
    private final SequenceCodes offsets = SequenceCodes.ofOffsets();
    private final BackwardBits bits = new BackwardBits();
    private long last;
    private long lastButOne;
    private long lastButTwo;

    /** A new frame. */
    void begin() {
        literals.begin();
        literalLengths.begin();
        matchLengths.begin();
        offsets.begin();
        last = 1;
        lastButOne = 4;
        lastButTwo = 8;
    }

    /** Unpacks a block; behind it there must be 8 bytes in the array. */
    void decode(byte[] block, int length, Window out) throws IOException {
        int at = literals.read(block, length);
        int head = block[at++] & 0xff;
        int count = head;
        if (head >= 128) {
            int second = block[at++] & 0xff;
            count = head < 255
                    ? ((head - 128) << 8) + second
                    : second + ((block[at++] & 0xff) << 8) + 0x7f00;
        }
        if (count > 0) {
            sequences(count, block, at, length, out);
        } else if (at != length) {
            throw new IOException("a block that does not end");
        }
        literals.copyRest(out);
    }

    private void sequences(int count, byte[] block, int start, int end, Window out)
            throws IOException {
        int modes = block[start] & 0xff;
        int at = literalLengths.read(modes >> 6, block, start + 1, end);
        at = offsets.read(modes >> 4 & 3, block, at, end);
        at = matchLengths.read(modes >> 2 & 3, block, at, end);
        bits.begin(block, at, end);
        FseState literalLength = literalLengths.state(bits);
        FseState offset = offsets.state(bits);
        FseState matchLength = matchLengths.state(bits);
        int from = out.written();
        for (int i = 0; i < count; i++) {
            long offsetValue = offsets.value(offset.symbol(), bits);
            int match = (int) matchLengths.value(matchLength.symbol(), bits);
            int run = (int) literalLengths.value(literalLength.symbol(), bits);
            if (out.written() - from + run + match > MOST_BLOCK_BYTES) {
                throw new IOException("a block of too much");
            }
            literals.copy(run, out);
            out.repeat(distance(offsetValue, run), match);
            if (i + 1 < count) {
                literalLength.next(bits);
                matchLength.next(bits);
                offset.next(bits);
            }
        }
        if (bits.left() != 0) {
            throw new IOException("sequences that do not end");
        }
    }

    /** How far back: said in full, or one of the last three, counted from 1; see 3.1.1.5. */
    private long distance(long value, int literals) {
        long which = literals == 0 && value <= REPEATED ? value + 1 : value;
        if (which == 1) {
            return last;
        }
        long distance = switch ((int) Math.min(which, REPEATED + 2)) {
            case 2 -> lastButOne;
            case 3 -> lastButTwo;
            default -> value > REPEATED ? value - REPEATED : last - 1;
        };
        if (which != 2) {
            lastButTwo = lastButOne;
        }
        lastButOne = last;
        last = distance;
        return distance;
    }

    /** The literals of a block. */
    private static final class Literals {
        private static final int RAW = 0;
        private static final int RUN = 1;
        private static final int TREELESS = 3;
        private static final int JUMP_BYTES = 6;

        private final byte[] bytes = new byte[MOST_BLOCK_BYTES];
        private final BackwardBits bits = new BackwardBits();
        private @Nullable HuffmanTable table;
        private int count;
        private int next;

        void begin() {
            table = null;
        }

        /** Reads them all; returns where they end in the block. */
        int read(byte[] block, int length) throws IOException {
            next = 0;
            int kind = block[0] & 3;
            int format = block[0] >> 2 & 3;
            long head = (long) BackwardBits.LONG.get(block, 0);
            int end = kind == RAW || kind == RUN
                    ? plain(kind, format, head, block)
                    : packed(kind, format, head, block);
            if (end > length) {
                throw new IOException("literals that do not end");
            }
            return end;
        }

        private int plain(int kind, int format, long head, byte[] block) throws IOException {
            int headBytes = format == 1 ? 2 : format == 3 ? 3 : 1;
            count = checked(headBytes == 1
                    ? (int) head >> 3 & 0x1f
                    : (int) head >> 4 & ((1 << (8 * headBytes - 4)) - 1));
            if (kind == RUN) {
                Arrays.fill(bytes, 0, count, block[headBytes]);
                return headBytes + 1;
            }
            System.arraycopy(block, headBytes, bytes, 0, count);
            return headBytes + count;
        }

        private int packed(int kind, int format, long head, byte[] block) throws IOException {
            int sizeBits = format < 2 ? 10 : format == 2 ? 14 : 18;
            int headBytes = format < 2 ? 3 : format + 2;
            count = checked((int) (head >> 4) & (1 << sizeBits) - 1);
            int packedBytes = (int) (head >> (4 + sizeBits)) & (1 << sizeBits) - 1;
            int end = checked(headBytes + packedBytes);
            int at = headBytes;
            if (kind != TREELESS) {
                HuffmanTable.Description tree = new HuffmanTable.Description(block, at, end);
                table = tree.table();
                at = tree.end();
            }
            if (table == null) {
                throw new IOException("a tree is missing");
            }
            if (format == 0) {
                stream(table, block, at, end, 0, count);
            } else {
                fourStreams(table, block, at, end);
            }
            return end;
        }

        private void fourStreams(HuffmanTable tree, byte[] block, int start, int end)
                throws IOException {
            long jumps = (long) BackwardBits.LONG.get(block, start);
            int each = (count + 3) / 4;
            int at = start + JUMP_BYTES;
            for (int i = 0; i < 3; i++) {
                int after = at + (int) ((jumps >> (Short.SIZE * i)) & 0xffff);
                stream(tree, block, at, Math.min(after, end), i * each, each);
                at = after;
            }
            stream(tree, block, at, end, 3 * each, count - 3 * each);
        }

        private void stream(HuffmanTable tree, byte[] block, int start, int end, int from,
                int symbols) throws IOException {
            bits.begin(block, start, end);
            tree.decode(bits, bytes, from, symbols);
        }

        void copy(int run, Window out) throws IOException {
            if (run > count - next) {
                throw new IOException("more literals than there are");
            }
            out.append(bytes, next, run);
            next += run;
        }

        void copyRest(Window out) {
            out.append(bytes, next, count - next);
            next = count;
        }

        private static int checked(int size) throws IOException {
            if (size > MOST_BLOCK_BYTES) {
                throw new IOException("literals of " + size + " bytes");
            }
            return size;
        }
    }
}
