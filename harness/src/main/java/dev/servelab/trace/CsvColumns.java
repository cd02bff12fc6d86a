package dev.servelab.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which column of a csv is what, told by its first line. Columns are known by a header's names;
 * without a header by their number: {@code id}, {@code id,bytes} or {@code time,id,bytes}.
 *
 * @param id from 0
 * @param size {@link #NONE} if there is none
 * @param comma what stands between columns
 * @param header whether the first line is one
 */
record CsvColumns(int id, int size, byte comma, boolean header) {
    static final int NONE = -1;
    /** Of a file without a line. */
    static final CsvColumns OF_NOTHING = new CsvColumns(0, NONE, (byte) ',', false);
    private static final List<String> IDS = List.of("id", "key", "obj_id", "object", "object_id",
            "name", "file", "url");
    private static final List<String> SIZES = List.of("size", "bytes", "obj_size", "object_size",
            "length");
    private static final List<Byte> COMMAS = List.of((byte) ',', (byte) '\t', (byte) ';');

    /** Reads them from the first line, which is not empty. */
    static CsvColumns of(LineFeed line) throws BrokenTraceException {
        byte comma = comma(line);
        CsvFields fields = new CsvFields(comma);
        int count = fields.split(line, CsvFields.MOST);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(line.text(fields.from(i), fields.to(i)).toLowerCase(Locale.ROOT));
        }
        int id = first(names, IDS);
        return id == NONE
                ? byNumber(names, comma, line)
                : new CsvColumns(id, first(names, SIZES), comma, true);
    }

    /** How many columns have to be read of a line. */
    int needed() {
        return Math.max(id, size) + 1;
    }

    private static CsvColumns byNumber(List<String> names, byte comma, LineFeed line)
            throws BrokenTraceException {
        int size = names.size() == 1 ? NONE : Math.min(names.size(), 3) - 1;
        if (size != NONE && !names.get(size).matches("[0-9]+")) {
            throw line.wrong("'" + names.get(size) + "' is not a number of bytes, and no column is"
                    + " called 'id' or 'key'");
        }
        return new CsvColumns(names.size() < 3 ? 0 : 1, size, comma, false);
    }

    private static int first(List<String> names, List<String> wanted) {
        return wanted.stream().map(names::indexOf).filter(i -> i >= 0).findFirst().orElse(NONE);
    }

    private static byte comma(LineFeed line) {
        return COMMAS.stream().filter(comma -> contains(line, comma)).findFirst()
                .orElse(COMMAS.getFirst());
    }

    private static boolean contains(LineFeed line, byte wanted) {
        for (int i = line.from; i < line.to; i++) {
            if (line.bytes[i] == wanted) {
                return true;
            }
        }
        return false;
    }
}
