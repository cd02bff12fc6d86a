package dev.servelab.benchmarks.goals;

import dev.servelab.statistics.GeometricMean;
import java.util.Locale;
import java.util.Optional;

/** What a ratio must reach, or must not pass. */
record Bound(double ratio, boolean atLeast) {
    static Bound atLeast(double ratio) {
        return new Bound(ratio, true);
    }

    static Bound atMost(double ratio) {
        return new Bound(ratio, false);
    }

    /**
     * Judges a goal by the estimate, and says whether another run might end otherwise.
     *
     * @param goal what the bound is put behind
     * @param who  whose ratio it is, and to whom
     */
    Judged judge(String goal, String who, Optional<GeometricMean> seen) {
        String words = goal + (atLeast ? " >= " : " <= ") + text(ratio) + " x";
        if (seen.isEmpty()) {
            return Judged.notMeasured(words);
        }
        GeometricMean mean = seen.get();
        boolean met = isMetBy(mean.value());
        boolean certain = met == isMetBy(mean.low()) && met == isMetBy(mean.high());
        return Judged.of(words, met,
                who + " " + text(mean) + (certain ? "" : ", not certain"));
    }

    boolean isMetBy(double value) {
        return atLeast ? value >= ratio : value <= ratio;
    }

    /** A ratio with its interval, where there is one. */
    static String text(GeometricMean mean) {
        return mean.hasInterval()
                ? text(mean.value()) + " (" + text(mean.low()) + " to " + text(mean.high()) + ")"
                : text(mean.value());
    }

    private static String text(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
