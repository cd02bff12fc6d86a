package dev.servelab.load;

import java.util.EnumMap;
import java.util.Map;

import org.HdrHistogram.Histogram;

/**
 * What the clients saw in one window. Requests belong to the window in which they began.
 *
 * @param seconds length of the window, without the time given to requests open at its end
 * @param issued requests begun: {@code ok}, all {@code errors} and {@code unanswered} together
 * @param okBytes file content in the answers that were ok
 * @param errors counts above zero
 * @param unanswered still open when the books were closed
 * @param starvedClients without any answer, not even an ERR line
 * @param latencyUs of {@code ok} (to the verified END) and {@code unanswered} (their age then)
 */
public record Window(double seconds, long issued, long ok, long okBytes,
        Map<ErrorClass, Long> errors, long unanswered, int starvedClients, Histogram latencyUs) {

    /** Checks the accounts. */
    public Window {
        Map<ErrorClass, Long> copy = new EnumMap<>(ErrorClass.class);
        copy.putAll(errors);
        errors = copy;
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
