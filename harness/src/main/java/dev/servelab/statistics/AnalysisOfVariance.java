package dev.servelab.statistics;

import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Where the squares of a two-factor experiment in randomized blocks come from:
 * {@code y(r,i,j) = mean + round(r) + first(i) + second(j) + both(i,j) + noise}. The interaction is
 * tested by {@code F = MS(both) / MS(noise)}, with (a - 1)(b - 1) and (n - 1)(a b - 1) degrees of
 * freedom for n rounds. Montgomery, "Design and Analysis of Experiments", 5.6; R. Jain, "The Art of
 * Computer Systems Performance Analysis", ch. 22.
 */
final class AnalysisOfVariance {
    /** Residuals below it, squared, are rounding. */
    private static final double ROUNDING = 1e-24;

    private final double[][][] logs;
    private final double[][] means;

    /** Of figures by round, level of the first factor and level of the second; none is missing. */
    AnalysisOfVariance(double[][][] logs) {
        this.logs = logs;
        this.means = new double[logs[0].length][logs[0][0].length];
        for (double[][] round : logs) {
            for (int i = 0; i < means.length; i++) {
                for (int j = 0; j < means[i].length; j++) {
                    means[i][j] += round[i][j] / logs.length;
                }
            }
        }
    }

    int degreesOfFreedom() {
        return (means.length - 1) * (means[0].length - 1);
    }

    int residualDegreesOfFreedom() {
        return (logs.length - 1) * (means.length * means[0].length - 1);
    }

    /** Whether the rounds differ at all beyond what they add to every figure. */
    boolean hasResidual() {
        return residualSquares() > ROUNDING;
    }

    double f() {
        return interactionSquares() / degreesOfFreedom()
                / (residualSquares() / residualDegreesOfFreedom());
    }

    double p() {
        return FDistribution.of(degreesOfFreedom(), residualDegreesOfFreedom())
                .survivalProbability(f());
    }

    /** The ratio of level j of the second factor to level l, with level i of the first. */
    double ratio(int i, int j, int l) {
        return Math.exp(means[i][j] - means[i][l]);
    }

    double interactionSquares() {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j < means[i].length; j++) {
                double both = means[i][j] - meanOf(means[i]) - meanOfSecond(j) + mean(means);
                sum += logs.length * both * both;
            }
        }
        return sum;
    }

    double residualSquares() {
        double sum = 0;
        for (double[][] round : logs) {
            for (int i = 0; i < means.length; i++) {
                for (int j = 0; j < means[i].length; j++) {
                    double residual = round[i][j] - means[i][j] - mean(round) + mean(means);
                    sum += residual * residual;
                }
            }
        }
        return sum;
    }

    private double meanOfSecond(int j) {
        double sum = 0;
        for (double[] row : means) {
            sum += row[j];
        }
        return sum / means.length;
    }

    private static double mean(double[][] rows) {
        double sum = 0;
        for (double[] row : rows) {
            sum += meanOf(row);
        }
        return sum / rows.length;
    }

    private static double meanOf(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value;
        }
        return sum / row.length;
    }
}
