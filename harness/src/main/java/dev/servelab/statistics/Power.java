package dev.servelab.statistics;

import java.util.HashMap;
import java.util.Map;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much a number of blocks can find: the power of the two-sided t test, by the noncentral t
 * distribution (J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 1988, 2.2).
 * Effects are differences in units of the spread of one block. Remembers what it has computed; one
 * thread.
 */
final class Power {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Halvings of the interval of the shift: to nine digits. */
    private static final int HALVINGS = 32;

    private record Question(int blocks, double alpha) {}

    private final double power;
    private final Map<Question, Double> leastShifts = new HashMap<>();
    private final Map<Integer, NoncentralT> byBlocks = new HashMap<>();

    Power(double power) {
        this.power = power;
    }

    /** How often a test of level alpha finds an effect. */
    double found(int blocks, double alpha, double effect) {
        return foundAt(blocks, LogSample.tQuantile(blocks, alpha), effect * Math.sqrt(blocks));
    }

    /** The effect that a test of level alpha finds with the power asked for. */
    double leastEffect(int blocks, double alpha) {
        return leastShifts.computeIfAbsent(new Question(blocks, alpha), this::leastShift)
                / Math.sqrt(blocks);
    }

    /** The spread of all, without bias, from the spread of a sample. */
    double trueSpread(LogSample sample) {
        return sample.spread() / distribution(sample.count()).meanOfSpread();
    }

    /**
     * About how many blocks find an effect with the power asked for:
     * {@code ((z(1 - alpha/2) + z(power)) / effect)^2 + z(1 - alpha/2)^2 / 2}. W. C. Guenther,
     * "Sample size formulas for normal theory t tests", The American Statistician 35 (1981).
     */
    double blocksFor(double effect, double alpha) {
        double z = NORMAL.inverseSurvivalProbability(alpha / 2);
        double both = (z + NORMAL.inverseCumulativeProbability(power)) / effect;
        return both * both + z * z / 2;
    }

    private double leastShift(Question question) {
        double quantile = LogSample.tQuantile(question.blocks, question.alpha);
        double low = 0;
        double high = 1;
        while (foundAt(question.blocks, quantile, high) < power) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (foundAt(question.blocks, quantile, middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double foundAt(int blocks, double quantile, double shift) {
        NoncentralT t = distribution(blocks);
        return t.above(quantile, shift) + t.above(quantile, -shift);
    }

    private NoncentralT distribution(int blocks) {
        return byBlocks.computeIfAbsent(blocks, n -> new NoncentralT(n - 1.0));
    }
}
