package dev.servelab.statistics;

import java.util.Arrays;

/**
 * Where the level of a series changes most: A. N. Pettitt, "A non-parametric approach to the
 * change-point problem", Applied Statistics 28 (1979). By ranks, so that single outliers weigh no
 * more than their place in the order. {@code U(t) = 2 (R(1) + .. + R(t)) - t (n + 1)}, K is the
 * largest {@code |U|}, and {@code p = 2 exp(-6 K^2 / (n^3 + n^2))}.
 *
 * @param index the first value of the new level
 * @param p that chance alone does as much, if neighbours are independent; at most 1
 * @param change median from index on, divided by the median before it
 */
record Changepoint(int index, double p, double change) {
    /** Looks at the values from {@code from} to the end; at least two. */
    static Changepoint of(double[] series, int from) {
        double[] values = Arrays.copyOfRange(series, from, series.length);
        double[] ranks = Ranks.of(values);
        int n = values.length;
        double sum = 0;
        double most = -1;
        int at = 1;
        for (int t = 1; t < n; t++) {
            sum += ranks[t - 1];
            double u = Math.abs(2 * sum - t * (n + 1.0));
            if (u > most) {
                most = u;
                at = t;
            }
        }
        double p = Math.min(1, 2 * Math.exp(-6 * most * most / ((double) n * n * (n + 1.0))));
        double before = Median.of(Arrays.copyOfRange(values, 0, at));
        double after = Median.of(Arrays.copyOfRange(values, at, n));
        return new Changepoint(from + at, p, before == after ? 1 : after / before);
    }
}
