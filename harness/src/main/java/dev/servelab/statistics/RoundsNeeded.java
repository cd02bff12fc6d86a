package dev.servelab.statistics;

/**
 * About how many rounds more a comparison needs that could not be told, if its mean and its spread
 * stay as they were seen: so many that a difference as large as the bound would be found with the
 * power asked for, and that the interval either loses the 1 or fits within the bound. The latter is
 * when its half width is at most {@code max(|mean|, bound - |mean|)}, on the scale of logarithms.
 */
final class RoundsNeeded {
    /** More than anybody runs: stands for "too many to say". */
    static final int MANY = 1_000;

    private final Criteria criteria;
    private final Power power;

    RoundsNeeded(Criteria criteria, Power power) {
        this.criteria = criteria;
        this.power = power;
    }

    /** Rounds, from 1 to {@link #MANY}; 0 if the spread is not known. */
    int of(LogSample sample, double alpha, int blocksPerRound) {
        if (sample.spread() == 0) {
            return 0;
        }
        double forPower = power.blocksFor(criteria.logBound() / power.trueSpread(sample), alpha);
        int most = sample.count() + MANY * blocksPerRound;
        int forWidth = blocksForWidth(sample, alpha, most);
        double blocks = Math.min(most, Math.max(forPower, forWidth));
        double rounds = (blocks - sample.count()) / blocksPerRound;
        return (int) Math.max(1, Math.ceil(rounds));
    }

    private int blocksForWidth(LogSample sample, double alpha, int most) {
        double mean = Math.abs(sample.mean());
        double enough = Math.max(mean, criteria.logBound() - mean);
        int low = sample.count();
        int high = most;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sample.halfWidth(middle, alpha) <= enough) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
