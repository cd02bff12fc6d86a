package dev.servelab.front;

import java.util.Objects;

/** Told of each request when its answer has ended. Must not block; called from any thread. */
public interface RequestLog {
    /** Keeps no log. */
    RequestLog NONE = ended -> {};

    /**
     * One request.
     *
     * @param wallMillis when it had been read, milliseconds since 1970
     * @param peer       address and port
     * @param request    GET, RANGE, LIST, FILES, STATS, or a dash where none was understood
     * @param name       the file, escaped; empty where there is none
     * @param outcome    how the cache answered, an error's code, or {@code cut}
     * @param bytes      of the body that were sent
     * @param micros     from the request to the end of its answer
     */
    record Ended(long wallMillis, String peer, String request, String name, String outcome,
            long bytes, long micros) {
        public Ended {
            Objects.requireNonNull(peer);
        }
    }

    void ended(Ended request);
}
