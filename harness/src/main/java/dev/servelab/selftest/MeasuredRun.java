package dev.servelab.selftest;

import dev.servelab.load.Loop;
import dev.servelab.load.Window;
import dev.servelab.selftest.reference.ReferenceCounts;
import java.io.IOException;

/**
 * One window, as both sides counted it.
 *
 * @param name for a person: "queue", "frozen for 1 s"
 * @param window what the instrument says
 * @param server what the server says
 */
record MeasuredRun(String name, Window window, ReferenceCounts server) {
    private static final double US_PER_S = 1e6;

    /** The mean latency that was recorded, in seconds. */
    double meanLatencyS() {
        return window.timings().latencyUs().getMean() / US_PER_S;
    }

    /** Requests that ended ok, per second. */
    double throughputPerSec() {
        return window.ok() / window.seconds();
    }

    /** Little's law, from the client's side: all latencies together, per second. */
    double meanConcurrency() {
        return meanLatencyS() * window.timings().latencyUs().getTotalCount() / window.seconds();
    }

    /** The same as the server saw it. */
    double meanPresent() throws IOException {
        return server.meanPresent(window.seconds());
    }

    boolean isOpen() {
        return window.loop() instanceof Loop.Open;
    }
}
