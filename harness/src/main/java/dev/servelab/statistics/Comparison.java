package dev.servelab.statistics;

/**
 * Two variants, or two levels of a factor, compared by one metric.
 *
 * @param factor what was varied: "strategy", "policy", "variant"
 * @param blocks pairs of figures that were compared
 * @param comparisons of the table that this one stands in, those that Holm's correction counts
 * @param ratio of a's figures to b's: the geometric mean over the blocks; NaN if there is none
 * @param low lower end of the interval of the ratio; 0 if nothing is known
 * @param high upper end; infinite if nothing is known
 * @param level confidence of this interval by itself: the one at which Holm's correction decides
 *        this comparison, at least 1 - alpha. So the interval has no 1 exactly if adjustedP is at
 *        most alpha
 * @param p of the t test that the ratio is 1; NaN if there was none
 * @param adjustedP the same after Holm's correction
 * @param leastDetectableRatio above 1: the least difference that a run of as many blocks with this
 *        spread finds with the power asked for; NaN if the spread is not known
 * @param bound what does not matter: 0.05 is 5 %
 * @param roundsNeeded rounds to be run beside these until it could be told; 0 if it is told, or
 *        if nobody can say
 * @param note what else has to be known: why it cannot be told, or what was left out; or empty
 */
public record Comparison(String factor, String a, String b, Metric metric, int blocks,
        int comparisons, double ratio, double low, double high, double level, double p,
        double adjustedP, double leastDetectableRatio, double bound, Verdict verdict,
        int roundsNeeded, String note) {

    /** Checks that the verdict and the interval say the same. */
    public Comparison {
        boolean excludesOne = low > 1 || high < 1;
        boolean mustExclude = verdict.isDifferent();
        boolean mayExclude = mustExclude || verdict == Verdict.NO_ANSWER;
        if ((mustExclude && !excludesOne) || (excludesOne && !mayExclude) || !(low <= high)) {
            throw new IllegalArgumentException(
                    verdict + " with an interval from " + low + " to " + high);
        }
    }

    /** Whether an interval is known: both ends are numbers above 0. */
    public boolean hasInterval() {
        return low > 0 && high < Double.POSITIVE_INFINITY;
    }

    /** Whether the interval lies within what does not matter. */
    public boolean withinBound() {
        return low >= 1 / (1 + bound) && high <= 1 + bound;
    }

    /** Whether the ratio is one of figures that have one: all above 0, in one block at least. */
    public boolean isTested() {
        return p >= 0;
    }

    /**
     * How wide the interval of confidence 1 - alpha is: the logarithm of high / low; infinite if no
     * interval is known.
     */
    double logWidth(double alpha) {
        if (!hasInterval()) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.log(high / low) * LogSample.tQuantile(blocks, alpha)
                / LogSample.tQuantile(blocks, 1 - level);
    }

    /** The same, with b before a. */
    public Comparison mirrored() {
        return new Comparison(factor, b, a, metric, blocks, comparisons, 1 / ratio, 1 / high,
                1 / low, level, p, adjustedP, leastDetectableRatio, bound, verdict.mirrored(),
                roundsNeeded, note);
    }
}
