package dev.servelab.server;

import dev.servelab.cache.CacheStats;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Waits for what another thread is about to bring about, and fails if it never does. */
final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private Await() {}

    /** Nobody reads an entry. Memory of one out of reach comes back a moment after its last pin. */
    static boolean isAtRest(FileServer server) {
        CacheStats stats = server.cache().stats();
        return stats.pins() == 0 && stats.doomedBytes() == 0;
    }

    static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("waiting until " + what).isNegative();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
