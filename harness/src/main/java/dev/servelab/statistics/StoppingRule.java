package dev.servelab.statistics;

import java.util.List;

/**
 * When enough rounds are run. Asked after each round, never within one: a round that is begun is
 * ended, or its block is lost.
 *
 * <p>Who looks at the verdict after each round and stops at the first "faster" finds differences
 * between identical servers: with enough patience in every run. This rule never looks at a verdict
 * or a mean. It stops on the <em>width</em> of the intervals: when high / low is at most 1 + bound
 * at level alpha / m for each of m comparisons, every verdict is told, whichever it is. For normal
 * noise the mean is independent of the spread, so this does not bias the mean; that the interval
 * keeps its confidence as the width asked for shrinks is shown by Y. S. Chow and H. Robbins, "On
 * the asymptotic theory of fixed-width sequential confidence intervals for the mean", Annals of
 * Mathematical Statistics 36 (1965).
 *
 * <p>That is for many rounds. With few, a spread that is small by chance stops too early:
 * simulated, identical servers are called different in up to 8.5 % of runs that may stop at 5
 * blocks, and in 5 to 7 % of those that may stop at {@value #BLOCKS_LEAST}. So it takes so many.
 *
 * @param roundsLeast at least 1; of a rule that looks at widths, at least {@value #LEAST}
 * @param roundsMost at least roundsLeast
 * @param criteria how sure, and how narrow
 */
public record StoppingRule(int roundsLeast, int roundsMost, Criteria criteria) {
    /** Fewer rounds say too little about the spread for a rule that stops on it. */
    public static final int LEAST = 5;
    /** Nor do fewer blocks in a comparison. */
    static final int BLOCKS_LEAST = 8;
    /** What {@code --trials auto} runs at most. */
    public static final int MOST = 60;

    /** What to do after a round. */
    public enum Decision {
        /** One more round. */
        GO_ON("goes on"),
        /** Every ratio is known within the bound. */
        NARROW_ENOUGH("every interval is narrow enough"),
        /** The next round would not end in time. */
        TIME_IS_UP("the time is up"),
        /** As many rounds as were asked for. */
        MOST_ROUNDS("all rounds are run");

        private final String words;

        Decision(String words) {
            this.words = words;
        }

        /** For {@code stopped_because}. */
        public String words() {
            return words;
        }
    }

    /** Checks the numbers of rounds. */
    public StoppingRule {
        if (roundsLeast < 1 || roundsMost < roundsLeast
                || (roundsLeast < roundsMost && roundsLeast < LEAST)) {
            throw new IllegalArgumentException(roundsLeast + " to " + roundsMost + " rounds");
        }
    }

    /** So many rounds, whatever they say. */
    public static StoppingRule fixed(int rounds) {
        return new StoppingRule(rounds, rounds, Criteria.USUAL);
    }

    /** Until every interval is narrow enough: {@code --trials auto}. */
    public static StoppingRule automatic(Criteria criteria) {
        return new StoppingRule(LEAST, MOST, criteria);
    }

    /**
     * Says what to do now.
     *
     * @param roundsDone at least 1
     * @param comparisons of all rounds so far; those without a ratio do not count
     * @param roundS how long the next round will take
     * @param leftS what is left of the time; infinite if there is no limit. Time that is up ends
     *        the run even before the least number of rounds
     */
    public Decision decide(int roundsDone, List<Comparison> comparisons, double roundS,
            double leftS) {
        if (roundsDone >= roundsMost) {
            return Decision.MOST_ROUNDS;
        }
        if (roundsDone >= roundsLeast && areNarrow(comparisons)) {
            return Decision.NARROW_ENOUGH;
        }
        return roundS > leftS ? Decision.TIME_IS_UP : Decision.GO_ON;
    }

    private boolean areNarrow(List<Comparison> comparisons) {
        return comparisons.stream().filter(Comparison::isTested)
                .allMatch(this::isNarrow);
    }

    private boolean isNarrow(Comparison comparison) {
        double alpha = criteria.alpha() / comparison.comparisons();
        return comparison.blocks() >= BLOCKS_LEAST
                && comparison.logWidth(alpha) <= criteria.logBound();
    }
}
