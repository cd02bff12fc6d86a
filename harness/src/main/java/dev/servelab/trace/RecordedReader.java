package dev.servelab.trace;

import dev.servelab.record.DamagedRecording;
import dev.servelab.record.RecordedRequests;
import dev.servelab.record.RecordingReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a live cache, in a recording of {@code serve --record}. A file counts what the
 * cache charges for it, whole packets, so that a simulated cache of the same capacity has room for
 * as many. One that was cut is read up to there, and says so.
 */
final class RecordedReader extends FormatReader {
    private final RecordedRequests requests;

    RecordedReader(ByteFeed feed) throws IOException {
        super(TraceFormat.SERVELAB, feed);
        try {
            requests = new RecordedRequests(RecordingReader.open(new FeedInput(feed)));
        } catch (DamagedRecording damaged) {
            throw new BrokenTraceException(feed.name() + ": " + damaged.getMessage(), damaged);
        }
    }

    /** Whether the feed, of which the beginning is there, has a recording. */
    static boolean isIn(ByteFeed feed) {
        return RecordingReader.isRecording(feed.bytes, feed.from, feed.to);
    }

    @Override
    void fill(RequestBatch batch) throws IOException {
        try {
            while (!batch.isFull() && requests.next()) {
                batch.add(requests.key(), requests.chargeBytes());
            }
        } catch (DamagedRecording damaged) {
            throw new BrokenTraceException(feed.name() + ": " + damaged.getMessage(), damaged);
        }
    }

    @Override
    public @Nullable String missing() {
        RecordingReader.Ending ending = requests.recording().ending();
        return ending == null ? null : ending.missing();
    }

    @Override
    String position() {
        return "record " + requests.recording().count();
    }

    @Override
    public boolean hasSizes() {
        return true;
    }
}
