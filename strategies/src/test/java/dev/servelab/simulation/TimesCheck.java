package dev.servelab.simulation;

import dev.servelab.front.RequestLog;
import dev.servelab.telemetry.Kind;
import dev.servelab.telemetry.KindTimes;
import dev.servelab.telemetry.RequestTimes;
import dev.servelab.telemetry.Timing;
import dev.servelab.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Every answer that the log calls whole was timed, under the log's own word for it, and nothing
 * else was; and the parts add up, else {@link KindTimes} would not be made.
 */
final class TimesCheck {
    private final RequestTimes times;
    private final Map<Kind, Long> logged = new EnumMap<>(Kind.class);

    TimesCheck(Clock clock) {
        this.times = new RequestTimes(clock);
    }

    Timing timing() {
        return times;
    }

    void logged(RequestLog.Ended ended) {
        if (!ended.outcome().equals("cut")) {
            logged.merge(kindOf(ended.outcome()), 1L, Long::sum);
        }
    }

    /** At the end of a simulation. */
    void check() {
        times.take().forEach((kind, sums) -> {
            long expected = logged.getOrDefault(kind, 0L);
            Checks.expect(sums.count() == expected,
                    kind.id() + ": " + expected + " logged and " + sums.count() + " timed");
        });
    }

    private static Kind kindOf(String outcome) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.id().equals(outcome)).findFirst()
                .orElse(Kind.OTHER);
    }
}
