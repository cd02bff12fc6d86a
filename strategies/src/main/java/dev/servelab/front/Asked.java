package dev.servelab.front;

import dev.servelab.protocol.Request;
import dev.servelab.protocol.WireNames;
import java.util.concurrent.TimeUnit;

/**
 * A request under way, for the log.
 *
 * @param wallMillis when it had been read, milliseconds since 1970
 * @param nanos      the same moment, on the clock that durations are taken with
 */
record Asked(Request request, long wallMillis, long nanos) {
    /** The log's line for it, when its answer has ended. */
    RequestLog.Ended ended(String peer, Reply reply, boolean whole, long nowNanos) {
        return new RequestLog.Ended(wallMillis, peer, verb(), name(),
                whole ? reply.outcome() : "cut", reply.bodyBytes(),
                TimeUnit.NANOSECONDS.toMicros(nowNanos - nanos));
    }

    private String verb() {
        return switch (request) {
            case Request.Get get -> "GET";
            case Request.Range range -> "RANGE";
            case Request.ListCached list -> "LIST";
            case Request.Files files -> "FILES";
            case Request.Stats stats -> "STATS";
            case Request.Bad bad -> "-";
        };
    }

    private String name() {
        return switch (request) {
            case Request.Get get -> WireNames.encode(get.name());
            case Request.Range range -> WireNames.encode(range.name());
            default -> "";
        };
    }
}
