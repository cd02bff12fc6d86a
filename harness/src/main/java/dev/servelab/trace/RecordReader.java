package dev.servelab.trace;

import java.io.IOException;

/** Binary formats: records of equal length. */
abstract class RecordReader extends FormatReader {
    private final int recordBytes;
    private long number;

    RecordReader(TraceFormat format, ByteFeed feed, int recordBytes) {
        super(format, feed);
        this.recordBytes = recordBytes;
    }

    /** Adds the requests of {@code count} records, of which the first begins at {@code from}. */
    abstract void decode(byte[] bytes, int from, int count, RequestBatch batch);

    @Override
    final void fill(RequestBatch batch) throws IOException {
        while (!batch.isFull()) {
            int there = (feed.to - feed.from) / recordBytes;
            if (there > 0) {
                take(Math.min(there, RequestBatch.CAPACITY - batch.count()), batch);
            } else if (!feed.more()) {
                checkWhole();
                return;
            }
        }
    }

    private void take(int count, RequestBatch batch) {
        decode(feed.bytes, feed.from, count, batch);
        feed.from += count * recordBytes;
        number += count;
    }

    private void checkWhole() throws BrokenTraceException {
        int left = feed.to - feed.from;
        if (left > 0) {
            number++;
            feed.from = feed.to;
            throw wrong("cut after " + left + " of its " + recordBytes + " bytes");
        }
    }

    @Override
    final String position() {
        return "record " + number;
    }
}
