package dev.servelab.benchmarks.goals;

import java.util.Locale;

/**
 * A goal and what became of it.
 *
 * @param goal    in words
 * @param outcome by the estimate, however wide its interval is
 * @param seen    the figures that decide it; empty if there are none
 */
record Judged(String goal, Outcome outcome, String seen) {
    /** What can become of a goal. */
    enum Outcome {
        MET, MISSED, NOT_MEASURED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static Judged notMeasured(String goal) {
        return new Judged(goal, Outcome.NOT_MEASURED, "");
    }

    static Judged of(String goal, boolean met, String seen) {
        return new Judged(goal, met ? Outcome.MET : Outcome.MISSED, seen);
    }

    boolean isMissed() {
        return outcome == Outcome.MISSED;
    }
}
