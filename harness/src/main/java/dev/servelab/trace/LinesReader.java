package dev.servelab.trace;

import java.io.IOException;

/** One key a line. Empty lines, and lines that are an asterisk, are no requests. */
final class LinesReader extends FormatReader {
    private final LineFeed line;

    LinesReader(ByteFeed feed) {
        super(TraceFormat.LINES, feed);
        this.line = new LineFeed(feed);
    }

    @Override
    void fill(RequestBatch batch) throws IOException {
        while (!batch.isFull() && line.next()) {
            line.strip();
            if (line.from < line.to && !isAsterisk()) {
                batch.add(TextKeys.key(line.bytes, line.from, line.to), 1);
            }
        }
    }

    private boolean isAsterisk() {
        return line.to - line.from == 1 && line.bytes[line.from] == '*';
    }

    @Override
    String position() {
        return line.position();
    }

    @Override
    public boolean hasSizes() {
        return false;
    }
}
