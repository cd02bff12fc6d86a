package dev.servelab.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether a series rises or falls all along: H. B. Mann, "Nonparametric tests against trend",
 * Econometrica 13 (1945), with the normal approximation. S counts the pairs that rise less those
 * that fall; its variance is {@code n (n - 1) (2 n + 5) / 18}, which ties make smaller than that,
 * so that p is never too small.
 *
 * @param p that chance alone does as much, if neighbours are independent
 * @param change median of the last third, divided by that of the first
 */
record Trend(double p, double change) {
    /** Looks at the values from {@code from} to the end; at least three. */
    static Trend of(double[] series, int from) {
        double[] values = Arrays.copyOfRange(series, from, series.length);
        int n = values.length;
        long s = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                s += Double.compare(values[j], values[i]);
            }
        }
        double deviation = Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
        double z = Math.max(0, Math.abs(s) - 1) / deviation;
        double p = 2 * NormalDistribution.of(0, 1).survivalProbability(z);
        double first = Median.of(Arrays.copyOfRange(values, 0, (n + 2) / 3));
        double last = Median.of(Arrays.copyOfRange(values, n - (n + 2) / 3, n));
        return new Trend(p, first == last ? 1 : last / first);
    }
}
