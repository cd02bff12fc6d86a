package dev.servelab.statistics;

/** Percentiles of all values, by nearest rank: what HdrHistogram says of its buckets. */
public final class Percentiles {
    private Percentiles() {}

    /**
     * The smallest value that at least {@code percent} % of all do not exceed: that of rank
     * {@code ceil(percent / 100 * n)}, at least 1. As HdrHistogram does, percent is first lowered
     * by one unit in its last place, so that rounding never picks the next rank.
     *
     * @param sorted ascending, not empty
     * @param percent 0 to 100
     */
    public static long of(long[] sorted, double percent) {
        if (sorted.length == 0 || !(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException(percent + " % of " + sorted.length + " values");
        }
        double below = Math.max(0, Math.nextDown(percent));
        return sorted[Math.max(1, (int) Math.ceil(below * sorted.length / 100)) - 1];
    }
}
