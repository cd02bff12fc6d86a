package dev.servelab.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The noncentral t distribution: that of {@code (Z + shift) / W}, Z standard normal and
 * {@code W = sqrt(chi-squared(df) / df)}. It says how often a t test finds a difference that is
 * there. By Simpson's rule over {@code W = from + (to - from) u^2}, which has more steps where W is
 * small: with one degree of freedom all depends on them. Right to six digits. Immutable.
 */
final class NoncentralT {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Even. Twice as many change the seventh digit. */
    private static final int STEPS = 120;
    /** What is cut off on both sides of W. */
    private static final double TAIL = 1e-9;

    private final double[] w = new double[STEPS + 1];
    private final double[] weight = new double[STEPS + 1];

    NoncentralT(double degreesOfFreedom) {
        var chiSquared = ChiSquaredDistribution.of(degreesOfFreedom);
        double from = Math.sqrt(chiSquared.inverseCumulativeProbability(TAIL) / degreesOfFreedom);
        double to = Math.sqrt(chiSquared.inverseSurvivalProbability(TAIL) / degreesOfFreedom);
        for (int i = 0; i <= STEPS; i++) {
            double u = (double) i / STEPS;
            w[i] = from + (to - from) * u * u;
            double density = 2 * degreesOfFreedom * w[i]
                    * chiSquared.density(degreesOfFreedom * w[i] * w[i]);
            weight[i] = density * 2 * (to - from) * u / STEPS / 3 * simpson(i);
        }
    }

    private static int simpson(int i) {
        if (i == 0 || i == STEPS) {
            return 1;
        }
        return i % 2 == 1 ? 4 : 2;
    }

    /** The chance of more than t. */
    double above(double t, double shift) {
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            sum += weight[i] * NORMAL.survivalProbability(t * w[i] - shift);
        }
        return sum;
    }

    /** The mean of W: by how much a standard deviation of a sample is too small, on average. */
    double meanOfSpread() {
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            sum += weight[i] * w[i];
        }
        return sum;
    }
}
