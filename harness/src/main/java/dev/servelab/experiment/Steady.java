package dev.servelab.experiment;

import dev.servelab.load.Interval;
import dev.servelab.load.Window;
import dev.servelab.statistics.Steadiness;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a window was on one level from its beginning.
 *
 * @param steadiness   of the warm-up, if it was the same load, and the window after it
 * @param warmUpIntervals how many of the intervals were the warm-up's
 */
public record Steady(Steadiness steadiness, int warmUpIntervals) {
    /** Looks at the median latency of each interval. */
    static Steady of(List<Window> warmUp, Window window) {
        List<Double> medians = new ArrayList<>();
        warmUp.forEach(each -> addMedians(each, medians));
        int before = medians.size();
        addMedians(window, medians);
        return new Steady(Steadiness.of(medians.stream().mapToDouble(Double::doubleValue)
                .toArray()), before);
    }

    /** Those of a closed loop's time to finish are no part of it. */
    private static void addMedians(Window window, List<Double> medians) {
        for (Interval interval : window.intervals()) {
            if (interval.startS() < window.seconds()) {
                medians.add(interval.p50Us() > 0
                        ? (double) interval.p50Us()
                        : Double.POSITIVE_INFINITY);
            }
        }
    }

    /** Whether the figures may be taken for those of one level. Too little to say is not a no. */
    public boolean holds() {
        return steadiness.kind() == Steadiness.Kind.TOO_SHORT
                || steadiness.isSteadyFrom(warmUpIntervals);
    }

    /** For people. */
    public String words() {
        return steadiness.words(Interval.LENGTH_MS / 1e3);
    }
}
