package dev.servelab.statistics;

/**
 * What a verdict has to meet.
 *
 * @param alpha above 0, below 1: the share of tables of identical variants in which any two of them
 *        may be called different; intervals have the confidence 1 - alpha
 * @param bound above 0: a ratio from 1 / (1 + bound) to 1 + bound does not matter
 * @param power above alpha, below 1: how often a difference is found that the run is said to have
 *        been able to find
 */
public record Criteria(double alpha, double bound, double power) {
    /** 95 % confidence, 5 % do not matter, and 80 % power as is the custom (Cohen 1988). */
    public static final Criteria USUAL = new Criteria(0.05, 0.05, 0.8);

    /** Checks the ranges. */
    public Criteria {
        if (!(alpha > 0 && alpha < 1) || !(bound > 0) || !(power > alpha && power < 1)) {
            throw new IllegalArgumentException(
                    "alpha " + alpha + ", bound " + bound + ", power " + power);
        }
    }

    /** The same with another bound. */
    public Criteria withBound(double bound) {
        return new Criteria(alpha, bound, power);
    }

    /** The bound on the scale of logarithms. */
    double logBound() {
        return Math.log1p(bound);
    }
}
