package dev.servelab.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Logarithms as a sample from a normal distribution: what the mean is worth. Multiplicative noise,
 * which is the noise of throughputs and of latencies, is additive there, and a ratio and its
 * inverse are as far from 1.
 *
 * @param count at least 1
 * @param spread standard deviation, with count - 1 below; 0 for one
 */
record LogSample(int count, double mean, double spread) {
    /** Spreads below it are rounding: a dozen units in the last place of a logarithm near 10. */
    private static final double ROUNDING = 1e-14;

    /** From, to: of logarithms. */
    record Range(double low, double high) {
        static final Range UNKNOWN = new Range(Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    static LogSample of(double... logs) {
        double sum = 0;
        for (double log : logs) {
            sum += log;
        }
        double mean = sum / logs.length;
        double squares = 0;
        for (double log : logs) {
            squares += (log - mean) * (log - mean);
        }
        double spread = logs.length < 2 ? 0 : Math.sqrt(squares / (logs.length - 1));
        return new LogSample(logs.length, mean, spread < ROUNDING ? 0 : spread);
    }

    /**
     * p of Student's t test that the mean is 0, two-sided. Without any spread t has no scale: then
     * of the sign test, {@code 2^(1-count)}, so that two counts that happen to agree prove nothing.
     */
    double p() {
        if (spread == 0) {
            return Math.abs(mean) < ROUNDING ? 1 : signTestP();
        }
        double t = Math.abs(mean) / standardError();
        return 2 * TDistribution.of(count - 1.0).survivalProbability(t);
    }

    /**
     * The interval {@code mean +- t(1 - alpha/2, count - 1) spread / sqrt(count)}. Without any
     * spread the mean alone if the sign test is that sure, else unknown.
     */
    Range interval(double alpha) {
        if (spread == 0) {
            return signTestP() <= alpha ? new Range(mean, mean) : Range.UNKNOWN;
        }
        double half = halfWidth(count, alpha);
        return new Range(mean - half, mean + half);
    }

    /** Half of the interval that {@code blocks} blocks with this spread would have. */
    double halfWidth(int blocks, double alpha) {
        return tQuantile(blocks, alpha) * spread / Math.sqrt(blocks);
    }

    /** What t exceeds, on both sides together, in a share alpha of samples with mean 0. */
    static double tQuantile(int blocks, double alpha) {
        return TDistribution.of(blocks - 1.0).inverseSurvivalProbability(alpha / 2);
    }

    private double standardError() {
        return spread / Math.sqrt(count);
    }

    private double signTestP() {
        return Math.pow(2, 1.0 - count);
    }
}
