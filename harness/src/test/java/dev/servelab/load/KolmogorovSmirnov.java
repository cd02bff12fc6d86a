package dev.servelab.load;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * How far samples are from a distribution: the largest difference of the two distribution
 * functions, D (Knuth, The Art of Computer Programming 2, 3.3.1). For n samples above 35 that are
 * of the distribution, {@code D > 1.6276 / sqrt(n)} in 1 of 100 cases.
 */
final class KolmogorovSmirnov {
    private static final double ONE_PERCENT = 1.6276;

    private KolmogorovSmirnov() {}

    /** Whether chance makes such samples in 1 of 100 cases at most. */
    static boolean rejects(double[] samples, DoubleUnaryOperator distribution) {
        return distance(samples, distribution) > ONE_PERCENT / Math.sqrt(samples.length);
    }

    static double distance(double[] samples, DoubleUnaryOperator distribution) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = distribution.applyAsDouble(sorted[i]);
            most = Math.max(most, Math.max(expected - (double) i / sorted.length,
                    (i + 1.0) / sorted.length - expected));
        }
        return most;
    }
}
