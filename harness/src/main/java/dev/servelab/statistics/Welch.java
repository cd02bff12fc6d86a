package dev.servelab.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two samples that are no pairs, compared by their logarithms: trials of different runs, which have
 * no block in common. B. L. Welch, "The generalization of Student's problem when several different
 * population variances are involved", Biometrika 34 (1947): with
 * {@code s = spread^2 / count} of each sample, {@code t = (mean(a) - mean(b)) / sqrt(s(a) + s(b))}
 * with {@code (s(a) + s(b))^2 / (s(a)^2 / (count(a) - 1) + s(b)^2 / (count(b) - 1))} degrees of
 * freedom.
 *
 * @param logRatio mean of the logarithms of a less that of b
 * @param standardError of it; not a number if nothing is known of the spread
 * @param degreesOfFreedom likewise
 */
public record Welch(double logRatio, double standardError, double degreesOfFreedom) {

    /** Of values above 0; a spread is known from two of each on, if they are not all the same. */
    public static Welch of(double[] a, double[] b) {
        LogSample first = logs(a);
        LogSample second = logs(b);
        double logRatio = first.mean() - second.mean();
        double sa = first.spread() * first.spread() / first.count();
        double sb = second.spread() * second.spread() / second.count();
        if (first.count() < 2 || second.count() < 2 || sa + sb == 0) {
            return new Welch(logRatio, Double.NaN, Double.NaN);
        }
        return new Welch(logRatio, Math.sqrt(sa + sb), (sa + sb) * (sa + sb)
                / (sa * sa / (first.count() - 1) + sb * sb / (second.count() - 1)));
    }

    private static LogSample logs(double... values) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(value -> value > 0)) {
            throw new IllegalArgumentException("no ratio of " + Arrays.toString(values));
        }
        return LogSample.of(Arrays.stream(values).map(Math::log).toArray());
    }

    /** Whether there is a test and an interval. */
    public boolean isTested() {
        return standardError > 0;
    }

    /** Of a's geometric mean to b's. */
    public double ratio() {
        return Math.exp(logRatio);
    }

    /** Two-sided p that the ratio is 1; 1 if there is no test. */
    public double p() {
        return isTested()
                ? 2 * TDistribution.of(degreesOfFreedom)
                        .survivalProbability(Math.abs(logRatio) / standardError)
                : 1;
    }

    /** Lower end of the interval of confidence 1 - alpha; 0 if nothing is known of it. */
    public double low(double alpha) {
        return isTested() ? Math.exp(logRatio - half(alpha)) : 0;
    }

    /** Upper end; infinite if nothing is known of it. */
    public double high(double alpha) {
        return isTested() ? Math.exp(logRatio + half(alpha)) : Double.POSITIVE_INFINITY;
    }

    private double half(double alpha) {
        return standardError
                * TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(alpha / 2);
    }
}
