package dev.servelab.telemetry;

/** Whether requests are timed: hands out what times those of a connection. Thread-safe. */
@FunctionalInterface
public interface Timing {
    /** Times nothing. */
    Timing OFF = accepted -> Stopwatch.NONE;

    /**
     * For a new connection, whose first request began, and waits for a thread, since it was accepted.
     *
     * @param acceptedNanos nanoseconds of the server's clock
     */
    Stopwatch stopwatch(long acceptedNanos);
}
