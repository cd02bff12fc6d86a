package dev.servelab.experiment;

import dev.servelab.statistics.Criteria;
import dev.servelab.statistics.StoppingRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many rounds a scene has.
 *
 * @param rounds a number asked for; 0: until the intervals are narrow enough
 * @param budget the time for all of them; null for any
 */
public record Trials(int rounds, @Nullable Duration budget) {
    /** No more rounds than that, whatever the intervals are like. */
    public static final int MOST = 1_000;

    /** Refuses what cannot be counted. */
    public Trials {
        if (rounds < 0 || rounds > MOST) {
            throw new IllegalArgumentException("trials: " + rounds);
        }
    }

    /** So many, whatever they show. */
    public static Trials of(int rounds) {
        return new Trials(rounds, null);
    }

    /** The rule that they follow. */
    StoppingRule rule(Criteria criteria) {
        return isAuto() ? StoppingRule.automatic(criteria) : StoppingRule.fixed(rounds);
    }

    /** Seconds for all of them; infinite where nobody set a limit. */
    double budgetS() {
        return budget == null ? Double.POSITIVE_INFINITY : budget.toNanos() / 1e9;
    }

    /** Whether it depends on what the rounds show. */
    public boolean isAuto() {
        return rounds == 0;
    }
}
