package dev.servelab.trace;

import java.io.IOException;

/**
 * A csv with a request a line; which column is what is told by {@link CsvColumns}. As in
 * libCacheSim, requests of size 0 are left out.
 */
final class CsvReader extends FormatReader {
    private final LineFeed line;
    private final CsvColumns columns;
    private final CsvFields fields;
    /** Whether the line at hand is a request that was not handed out. */
    private boolean held;

    /** Reads the first line, to know the columns. */
    CsvReader(ByteFeed feed) throws IOException {
        super(TraceFormat.CSV, feed);
        this.line = new LineFeed(feed);
        this.held = nextLine();
        this.columns = held
                ? CsvColumns.of(line)
                : CsvColumns.OF_NOTHING;
        this.fields = new CsvFields(columns.comma());
        this.held &= !columns.header();
    }

    @Override
    void fill(RequestBatch batch) throws IOException {
        while (!batch.isFull() && (held || nextLine())) {
            held = false;
            request(batch);
        }
    }

    private void request(RequestBatch batch) throws BrokenTraceException {
        int count = fields.split(line, columns.needed());
        if (count < columns.needed()) {
            throw wrong(count + (count == 1 ? " column" : " columns") + " where "
                    + columns.needed() + " are needed");
        }
        long size = columns.size() == CsvColumns.NONE ? 1 : number(columns.size());
        if (size == 0) {
            skipped++;
            return;
        }
        int id = columns.id();
        if (fields.from(id) == fields.to(id)) {
            throw wrong("no id in column " + (id + 1));
        }
        batch.add(TextKeys.key(line.bytes, fields.from(id), fields.to(id)), size);
    }

    private long number(int field) throws BrokenTraceException {
        long number = TextKeys.number(line.bytes, fields.from(field), fields.to(field));
        if (number == TextKeys.MALFORMED) {
            throw wrong("'" + line.text(fields.from(field), fields.to(field))
                    + "' is not a number of bytes");
        }
        return number;
    }

    /** False at the end; lines with nothing on them are passed over. */
    private boolean nextLine() throws IOException {
        while (line.next()) {
            if (line.from < line.to) {
                return true;
            }
        }
        return false;
    }

    @Override
    String position() {
        return line.position();
    }

    @Override
    public boolean hasSizes() {
        return columns.size() != CsvColumns.NONE;
    }
}
