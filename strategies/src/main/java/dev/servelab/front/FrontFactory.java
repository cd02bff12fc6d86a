package dev.servelab.front;

import dev.servelab.cache.ContentCache;
import dev.servelab.cache.Transfer;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.KnownGets;
import dev.servelab.protocol.http.DateLine;
import dev.servelab.protocol.http.ResponseHead;
import dev.servelab.protocol.http.Status;
import dev.servelab.telemetry.Timing;
import dev.servelab.time.Clock;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** Makes the front of each connection: what all of them share. Thread-safe. */
public final class FrontFactory {
    /** What those are told who ask a server that is being stopped. */
    static final String STOPPING = "the server is shutting down";
    /** Of a body that is copied to be sent. */
    static final int PIECE_BYTES = 16 * 1024;

    final FrontSettings settings;
    final ContentCache cache;
    final FileListing listing;
    private final Supplier<String> stats;
    final RequestLog log;
    final Timing timing;
    final Clock clock;
    final KnownGets known = new KnownGets(KnownGets.PLACES);
    /** Of these at most four megabytes lie ready. */
    final ComposeBuffers buffers = new ComposeBuffers(PIECE_BYTES, 256);
    /** Of these there are four megabytes at most. */
    final ComposeBuffers largeBuffers = new ComposeBuffers(Transfer.TAIL_BYTES, 64);
    final FrontCounters counters = new FrontCounters();
    private final DateLine dates = new DateLine();
    private volatile boolean stopping;

    /** @param stats one JSON object */
    public FrontFactory(FrontSettings settings, ContentCache cache, FileListing listing,
            Supplier<String> stats, RequestLog log, Timing timing, Clock clock) {
        this.settings = settings;
        this.cache = cache;
        this.listing = listing;
        this.stats = stats;
        this.log = log;
        this.timing = timing;
        this.clock = clock;
    }

    /**
     * The front of a new connection. Over which wire it speaks is decided by its first line, if
     * the settings leave a choice.
     *
     * @param peer     for the log
     * @param accepted when it was accepted: from then on it may be idle
     */
    public Front create(String peer, long accepted, Front.Host host) {
        return new WireFront(this, peer, accepted, host);
    }

    /** Whether a connection may speak HTTP. */
    public boolean speaksHttp() {
        return settings.http();
    }

    public FrontCounters counters() {
        return counters;
    }

    /** From now on every request is answered by {@code shutting-down}. */
    public void stop() {
        stopping = true;
    }

    /** What STATS answers. */
    public String stats() {
        return stats.get();
    }

    /** What a connection is told that nobody serves. */
    public LastWords lastWords(ErrorCode why) {
        return new LastWords(this, why,
                why == ErrorCode.BUSY ? "too many connections" : STOPPING);
    }

    /** Begins the head of an answer over HTTP. */
    ResponseHead head(ByteBuffer out, Status status) {
        return new ResponseHead(out, status, dates, clock.wallMillis());
    }

    boolean isStopping() {
        return stopping;
    }
}
