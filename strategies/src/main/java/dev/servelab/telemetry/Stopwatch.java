package dev.servelab.telemetry;

/**
 * Times the requests of one connection, one after another. Used by the connection's thread alone.
 *
 * <p>Its owner says what goes on from now on, whenever that changes; the time since it was last
 * said belongs to what went on until now. Nothing is timed twice and nothing is left out, so the
 * parts of a request add up to its time by construction.
 */
public interface Stopwatch {
    /** Times nothing and reads no clock. */
    Stopwatch NONE = new Stopwatch() {
        @Override
        public void lap(Part next) {}

        @Override
        public void begin() {}

        @Override
        public void end(Kind kind) {}

        @Override
        public void drop() {}
    };

    /** Something else goes on from now on. */
    void lap(Part next);

    /**
     * A request began at the last lap, and is being read since; to no effect while one is under
     * way. A connection's first request began with the connection.
     */
    void begin();

    /** The request ended at the last lap: its time is recorded, unless it was dropped. */
    void end(Kind kind);

    /** What is under way is no request, or will have no END: nothing is recorded of it. */
    void drop();
}
