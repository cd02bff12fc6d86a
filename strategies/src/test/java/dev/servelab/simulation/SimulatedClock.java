package dev.servelab.simulation;

import dev.servelab.time.Clock;

/**
 * Time that goes on only where the simulation says so, but for a nanosecond at each reading: so
 * that the order of readings is the order of events.
 */
final class SimulatedClock implements Clock {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** Some day in 2026. */
    private static final long START_WALL_NANOS = 1_790_000_000_000L * NANOS_PER_MILLI;

    private final long origin;
    private long elapsed = 1;
    private long wallShiftNanos;

    /** @param origin what nanoTime begins with: any number at all, by its contract */
    SimulatedClock(long origin) {
        this.origin = origin;
    }

    /** Nanoseconds since the simulation began. Reading this moves nothing. */
    long elapsed() {
        return elapsed;
    }

    /** How far away that moment of {@link #nanoTime} is; negative if it has passed. */
    long until(long nanoTime) {
        return nanoTime - (origin + elapsed);
    }

    void advance(long nanos) {
        elapsed += nanos;
    }

    /** Somebody sets the machine's clock: what is monotonic does not see it. */
    void shiftWall(long nanos) {
        wallShiftNanos += nanos;
    }

    @Override
    public long nanoTime() {
        elapsed++;
        return origin + elapsed;
    }

    @Override
    public long wallMillis() {
        return Math.floorDiv(wallNanos(), NANOS_PER_MILLI);
    }

    /** Now, as a change time. */
    long wallNanos() {
        return START_WALL_NANOS + elapsed + wallShiftNanos;
    }
}
