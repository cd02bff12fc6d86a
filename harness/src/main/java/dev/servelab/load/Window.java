package dev.servelab.load;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the clients saw in one window. A request belongs to the window in which it began or, in an
 * open loop, should have begun.
 *
 * @param seconds length of the window, without the time given to requests open at its end
 * @param issued requests begun: {@code ok}, all {@code errors} and {@code unanswered} together
 * @param okBytes file content in the answers that were ok
 * @param errors counts above zero
 * @param unanswered still open when the books were closed
 * @param starvedClients of a closed loop, without any answer, not even that it is refused
 */
public record Window(Loop loop, double seconds, long issued, long ok, long okBytes,
        Map<ErrorClass, Long> errors, long unanswered, int starvedClients, Timings timings,
        List<Interval> intervals, Generator generator, SceneryCounts scenery) {

    /** Checks the accounts. */
    public Window {
        Map<ErrorClass, Long> copy = new EnumMap<>(ErrorClass.class);
        copy.putAll(errors);
        errors = copy;
        intervals = List.copyOf(intervals);
        if (issued != ok + sum(errors) + unanswered) {
            throw new IllegalStateException("issued " + issued + " is not ok " + ok + " + errors "
                    + errors + " + unanswered " + unanswered);
        }
    }

    /** All errors together. */
    public long errorCount() {
        return sum(errors);
    }

    private static long sum(Map<ErrorClass, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
