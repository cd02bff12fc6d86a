package dev.servelab.trace;

/**
 * The fields of a line, in place: between commas, in quotes or not, without spaces around them. A
 * quote within quotes is doubled, and stays so.
 */
final class CsvFields {
    /** As many columns of a line are looked at. */
    static final int MOST = 32;

    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];
    private final byte comma;

    /** @param comma what stands between fields: a comma, a semicolon, a tab */
    CsvFields(byte comma) {
        this.comma = comma;
    }

    int from(int field) {
        return from[field];
    }

    int to(int field) {
        return to[field];
    }

    /**
     * Finds the first fields of the line.
     *
     * @return how many there are, {@code most} at most
     */
    int split(LineFeed line, int most) {
        int at = line.from;
        for (int field = 0; field < most; field++) {
            int first = pastPadding(line, at);
            int end = first < line.to && line.bytes[first] == '"'
                    ? quoted(line, first, field)
                    : plain(line, first, field);
            if (end == line.to) {
                return field + 1;
            }
            at = end + 1;
        }
        return most;
    }

    private int pastPadding(LineFeed line, int start) {
        int at = start;
        while (at < line.to && isPadding(line.bytes[at])) {
            at++;
        }
        return at;
    }

    /** Where the comma after the field stands, or the line ends. */
    private int plain(LineFeed line, int first, int field) {
        int end = comma(line, first);
        int after = end;
        while (after > first && isPadding(line.bytes[after - 1])) {
            after--;
        }
        from[field] = first;
        to[field] = after;
        return end;
    }

    private int quoted(LineFeed line, int start, int field) {
        int at = start + 1;
        while (at < line.to && (line.bytes[at] != '"' || isDoubled(line, at))) {
            at += line.bytes[at] == '"' ? 2 : 1;
        }
        from[field] = start + 1;
        to[field] = Math.min(at, line.to);
        return comma(line, to[field]);
    }

    private static boolean isDoubled(LineFeed line, int at) {
        return at + 1 < line.to && line.bytes[at + 1] == '"';
    }

    private int comma(LineFeed line, int start) {
        int at = start;
        while (at < line.to && line.bytes[at] != comma) {
            at++;
        }
        return at;
    }

    private boolean isPadding(byte b) {
        return b != comma && LineFeed.isSpace(b);
    }
}
