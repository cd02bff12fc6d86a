package dev.servelab.statistics;

/**
 * Whether what one factor does depends on the other.
 *
 * @param first the first factor: "strategy"
 * @param second the other: "policy"
 * @param rounds that were complete, and so compared
 * @param f mean square of the interaction over that of the residual; NaN if there is no test
 * @param degreesOfFreedom of the interaction
 * @param residualDegreesOfFreedom of the residual
 * @param p that f is this large by chance; NaN if there is no test
 * @param found whether p is at most alpha
 * @param largest the two levels of each factor that depend on each other most
 * @param note what was left out, or why there is no test; or empty
 */
public record Interaction(String first, String second, Metric metric, int rounds, double f,
        int degreesOfFreedom, int residualDegreesOfFreedom, double p, boolean found,
        Contrast largest, String note) {

    /**
     * How the ratio of two levels of the second factor differs under two of the first.
     *
     * @param a a level of the second factor, compared with b
     * @param under a level of the first factor
     * @param elsewhere another one
     * @param ratioUnder of a to b, with {@code under}
     * @param ratioElsewhere of a to b, with {@code elsewhere}
     */
    public record Contrast(String a, String b, String under, String elsewhere, double ratioUnder,
            double ratioElsewhere) {
        /** Nothing to tell. */
        public static final Contrast NONE = new Contrast("", "", "", "", 1, 1);

        /** How many times one ratio is the other; at least 1. */
        public double size() {
            return Math.exp(Math.abs(Math.log(ratioUnder / ratioElsewhere)));
        }
    }

    static Interaction untested(Factorial table, Metric metric, int rounds, String why) {
        return new Interaction(table.first(), table.second(), metric, rounds, Double.NaN, 0, 0,
                Double.NaN, false, Contrast.NONE, why);
    }

    /** Whether there were figures enough for a test. */
    public boolean isTested() {
        return p >= 0;
    }
}
