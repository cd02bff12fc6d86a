package dev.servelab.torture;

import dev.servelab.time.Clock;

/** Nanoseconds since a run began, which may be compared as they are. Thread-safe. */
final class RunClock {
    private final long originNs = Clock.SYSTEM.nanoTime();

    long nowNs() {
        return Clock.SYSTEM.nanoTime() - originNs;
    }
}
