package dev.servelab.simulation;

import dev.servelab.front.Front;
import dev.servelab.front.Front.Action;
import java.util.concurrent.TimeUnit;

/** Whether a front sets the promised deadlines: absolute ones, whatever comes meanwhile. */
final class Deadlines {
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** Each reading of the clock takes a nanosecond. */
    private static final long READINGS = 1_000;

    private final World world;
    private final long idleNanos;
    /** Since when it waits for a request, or for the rest of one. */
    private long since;
    private boolean midLine;
    private boolean reading;

    Deadlines(World world) {
        this.world = world;
        this.idleNanos = world.scenario.front().idleTimeout().toNanos();
        this.since = world.clock.elapsed();
        this.reading = true;
    }

    void check(Action action, long deadline, boolean inLine) {
        long now = world.clock.elapsed();
        switch (action) {
            case READ -> {
                if (!reading || inLine != midLine) {
                    since = now;
                }
                midLine = inLine;
                long wait = inLine ? Math.min(idleNanos, LINE_NANOS) : idleNanos;
                expect(deadline, since + wait - now);
            }
            case SEND -> expect(deadline, idleNanos);
            case AWAIT, RUN, CLOSE -> {
                if (deadline != Front.NEVER) {
                    throw new AssertionError("a deadline for " + action);
                }
            }
        }
        reading = action == Action.READ;
    }

    private void expect(long deadline, long wait) {
        long left = world.clock.until(deadline);
        if (Math.abs(left - wait) > READINGS) {
            throw new AssertionError("a deadline in " + left + " ns, not in " + wait);
        }
    }
}
