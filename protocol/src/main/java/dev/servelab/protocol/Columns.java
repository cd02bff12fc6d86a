package dev.servelab.protocol;

/** A line of a list taken apart at its TABs: a name in wire form, then numbers. */
final class Columns {
    private final byte[] line;
    private final int from;
    private final int to;
    /** Element i is where column i begins; the last one is past the end, as if a TAB stood there. */
    private final int[] starts;

    Columns(byte[] line, int from, int to, int count) throws MalformedReplyException {
        this.line = line;
        this.from = from;
        this.to = to;
        this.starts = new int[count + 1];
        starts[0] = from;
        int column = 0;
        for (int i = from; i <= to; i++) {
            if (i == to || line[i] == '\t') {
                if (++column > count) {
                    throw malformed();
                }
                starts[column] = i + 1;
            }
        }
        if (column != count) {
            throw malformed();
        }
    }

    /** The first column, decoded. */
    String name() throws MalformedReplyException {
        try {
            return WireNames.decode(line, from, starts[1] - 1);
        } catch (MalformedNameException e) {
            MalformedReplyException malformed = malformed();
            malformed.initCause(e);
            throw malformed;
        }
    }

    /** Column {@code i}, counted from 0, a number from 0 on. */
    long number(int i) throws MalformedReplyException {
        long value = Decimals.parse(line, starts[i], starts[i + 1] - 1);
        if (value == Decimals.MALFORMED) {
            throw malformed();
        }
        return value;
    }

    private MalformedReplyException malformed() {
        return Replies.malformed("bad line in a list", line, from, to);
    }
}
