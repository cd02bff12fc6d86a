package dev.servelab.front;

import java.util.concurrent.TimeUnit;

/**
 * A request under way, for the log.
 *
 * @param verb       the word that asked
 * @param name       the file's, escaped; empty where there is none
 * @param wallMillis when it had been read, milliseconds since 1970
 * @param nanos      the same moment, on the clock that durations are taken with
 */
record Asked(String verb, String name, long wallMillis, long nanos) {
    /** The log's line for it, when its answer has ended. */
    RequestLog.Ended ended(String peer, Reply reply, boolean whole, long nowNanos) {
        return new RequestLog.Ended(wallMillis, peer, verb, name,
                whole ? reply.outcome() : "cut", reply.bodyBytes(),
                TimeUnit.NANOSECONDS.toMicros(nowNanos - nanos));
    }
}
