package dev.servelab.statistics;

import java.util.Locale;

/**
 * Whether a warm-up is over: from which interval on the figures stay on one level. A change of
 * level is looked for by {@link Changepoint}, first in all intervals, then in those behind the
 * change that was found, and so on. A change counts if it is significant and larger than what does
 * not matter. That warm-ups may never end, or end in a slower state, is shown by E. Barrett et al.,
 * "Virtual machine warmup blows hot and cold", OOPSLA 2017, whose segments this simplifies.
 *
 * @param kind what was found
 * @param steadyFrom the first interval of the last level, from 0; the number of intervals if they
 *        drift to the end
 * @param intervals that were looked at
 * @param change last median level, divided by the one before the last change, or by that at the
 *        beginning of a drift; 1 if there was none
 */
public record Steadiness(Kind kind, int steadyFrom, int intervals, double change) {
    /** How a series of intervals goes. */
    public enum Kind {
        /** One level from {@link Steadiness#steadyFrom} on, for at least half of the intervals. */
        STEADY,
        /** The level changed in the last half. */
        LATE_CHANGE,
        /** It drifts up or down until the end. */
        TREND,
        /** Fewer than {@value Steadiness#LEAST} intervals say nothing. */
        TOO_SHORT
    }

    /** Fewer intervals cannot show a change at the level that is asked for. */
    static final int LEAST = 10;
    /** A smaller change of level does not matter, however sure it is. */
    private static final double TOLERANCE = 0.05;
    /** Asked of each change; strict, since several are looked for. */
    private static final double ALPHA = 0.01;

    /**
     * Looks at a series.
     *
     * @param medians of equal intervals in the order of time, above 0, 10 to 600 of them; infinite
     *        where an interval had no answer
     */
    public static Steadiness of(double... medians) {
        int n = medians.length;
        if (n < LEAST) {
            return new Steadiness(Kind.TOO_SHORT, 0, n, 1);
        }
        int from = 0;
        double change = 1;
        while (n - from >= LEAST) {
            Changepoint next = Changepoint.of(medians, from);
            if (next.p() > ALPHA || isSmall(next.change())) {
                break;
            }
            from = next.index();
            change = next.change();
        }
        Trend trend = Trend.of(medians, n - from >= LEAST ? from : n / 2);
        if (trend.p() <= ALPHA && !isSmall(trend.change())) {
            return new Steadiness(Kind.TREND, n, n, trend.change());
        }
        return new Steadiness(from <= n / 2 ? Kind.STEADY : Kind.LATE_CHANGE, from, n, change);
    }

    private static boolean isSmall(double change) {
        return change < 1 + TOLERANCE && change > 1 / (1 + TOLERANCE);
    }

    /** Whether the intervals from this one on, at least, are on one level. */
    public boolean isSteadyFrom(int interval) {
        return kind == Kind.STEADY && steadyFrom <= interval;
    }

    /** What was found, in words, for intervals that are {@code lengthS} long. */
    public String words(double lengthS) {
        return switch (kind) {
            case STEADY -> steadyFrom == 0
                    ? "steady from the beginning"
                    : "steady from " + seconds(steadyFrom, lengthS) + " on";
            case LATE_CHANGE -> "not steady: the level changed " + factor() + " after "
                    + seconds(steadyFrom, lengthS) + " of " + seconds(intervals, lengthS);
            case TREND -> "not steady: it drifts " + factor() + " until the end";
            case TOO_SHORT -> intervals + " intervals are too few to say whether it is steady";
        };
    }

    private String factor() {
        if (change == 0) {
            return "from no answers to some";
        }
        return Double.isInfinite(change)
                ? "to no answers"
                : "by a factor of " + Ratios.plain(change);
    }

    private static String seconds(int count, double lengthS) {
        return String.format(Locale.ROOT, "%.1f s", count * lengthS);
    }
}
