package dev.servelab.server;

import java.util.concurrent.TimeUnit;

/**
 * How long to wait after a connection could not be accepted: 10 ms doubling to 500 ms, so that it
 * does not fail a million times a second. Used by one thread.
 */
final class AcceptFailures {
    static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Held from the start on, because when it is needed its class could not be loaded. */
    private final Warnings warnings = Warnings.ACCEPT;
    private long pauseNanos;

    /** Says that it failed, and gives how long to wait before the next try. */
    long pauseNanosAfter(Throwable failed) {
        try {
            warnings.say("cannot accept a connection: " + failed.getMessage());
        } catch (Exception | Error unsaid) {
            // There is not even room to say so. The next one may be said.
        }
        pauseNanos = Math.clamp(2 * pauseNanos, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        return pauseNanos;
    }

    /** One was accepted. */
    void areOver() {
        pauseNanos = 0;
    }
}
