package dev.servelab.trace;

import java.io.IOException;

/**
 * Lines of {@code time id size}, between spaces; what follows is not looked at. The format of D.
 * Berger's webcachesim, as the Caffeine simulator reads it: a size of 0 counts as 1.
 */
final class WebcachesimReader extends FormatReader {
    private final LineFeed line;
    /** Where the word looked at begins, and the first byte after it. */
    private int wordFrom;
    private int wordTo;

    WebcachesimReader(ByteFeed feed) {
        super(TraceFormat.WEBCACHESIM, feed);
        this.line = new LineFeed(feed);
    }

    @Override
    void fill(RequestBatch batch) throws IOException {
        while (!batch.isFull() && line.next()) {
            wordTo = line.from;
            if (nextWord()) {
                request(batch);
            }
        }
    }

    private void request(RequestBatch batch) throws IOException {
        if (!nextWord()) {
            throw wrong("not 'time id size'");
        }
        long key = TextKeys.key(line.bytes, wordFrom, wordTo);
        if (!nextWord()) {
            throw wrong("not 'time id size'");
        }
        long size = TextKeys.number(line.bytes, wordFrom, wordTo);
        if (size == TextKeys.MALFORMED) {
            throw wrong("'" + line.text(wordFrom, wordTo) + "' is not a number of bytes");
        }
        batch.add(key, Math.max(1, size));
    }

    private boolean nextWord() {
        wordFrom = wordTo;
        while (wordFrom < line.to && LineFeed.isSpace(line.bytes[wordFrom])) {
            wordFrom++;
        }
        wordTo = wordFrom;
        while (wordTo < line.to && !LineFeed.isSpace(line.bytes[wordTo])) {
            wordTo++;
        }
        return wordTo > wordFrom;
    }

    @Override
    String position() {
        return line.position();
    }

    @Override
    public boolean hasSizes() {
        return true;
    }
}
