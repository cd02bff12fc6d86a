package dev.servelab.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lines on standard error, at most one a second of each kind. Thread-safe. */
enum Warnings {
    ACCEPT, LOG, LOOP;

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    @SuppressWarnings("ImmutableEnumChecker") // one rate limit in the process for each kind
    private final AtomicLong nextNanos = new AtomicLong(System.nanoTime());

    void say(String text) {
        long next = nextNanos.get();
        long now = System.nanoTime();
        if (now - next >= 0 && nextNanos.compareAndSet(next, now + PAUSE_NANOS)) {
            System.err.println("servelab: " + text);
        }
    }
}
