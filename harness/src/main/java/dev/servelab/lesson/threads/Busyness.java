package dev.servelab.lesson.threads;

import dev.servelab.fairness.Ticks;
import java.util.OptionalDouble;

/**
 * How much of all processors' time went where, 0 to 1; empty where the system does not say. The
 * experiments wait for nearly all of their time: a machine that is busy is so with something else,
 * or with starting their servers.
 *
 * @param processesShare to programs, ours and others
 * @param stolenShare to the host of this virtual machine
 */
public record Busyness(OptionalDouble processesShare, OptionalDouble stolenShare) {
    /** Nothing is known. */
    static final Busyness UNKNOWN = new Busyness(OptionalDouble.empty(), OptionalDouble.empty());

    static Busyness of(Ticks ticks) {
        return ticks.all() == 0
                ? UNKNOWN
                : new Busyness(OptionalDouble.of((double) ticks.processes() / ticks.all()),
                        OptionalDouble.of((double) ticks.steal() / ticks.all()));
    }
}
