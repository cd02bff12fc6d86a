package dev.servelab.statistics;

import java.util.List;

/**
 * The figures of two variants, or of two levels of a factor, block by block: the pair at an index
 * comes from the same round, under the same circumstances.
 *
 * @param blocksPerRound pairs that one more round would add; at least 1
 * @param silence where they left clients without an answer; those blocks are not among the values
 */
public record PairedValues(String a, String b, List<Double> aValues, List<Double> bValues,
        int blocksPerRound, Silence silence) {

    /** Checks the sizes. */
    public PairedValues {
        if (aValues.size() != bValues.size() || blocksPerRound < 1) {
            throw new IllegalArgumentException(aValues.size() + " and " + bValues.size()
                    + " values, " + blocksPerRound + " in a round");
        }
        aValues = List.copyOf(aValues);
        bValues = List.copyOf(bValues);
    }

    /** Two that answered everybody, with one block in each round. */
    public static PairedValues of(String a, String b, List<Double> aValues,
            List<Double> bValues) {
        return new PairedValues(a, b, aValues, bValues, 1, Silence.NONE);
    }

    int blocks() {
        return aValues.size();
    }

    /** Why there are no log ratios; empty if there are. */
    String whyNoRatios() {
        if (blocks() == 0) {
            return silence.words().isEmpty() ? "there is no block with both" : silence.words();
        }
        long bad = 0;
        for (int i = 0; i < blocks(); i++) {
            bad += isRatio(aValues.get(i)) && isRatio(bValues.get(i)) ? 0 : 1;
        }
        return bad == 0
                ? ""
                : "a figure that is zero or unknown, in " + bad + " of " + blocks()
                        + " blocks, has no ratio";
    }

    /** The logarithms of a / b. */
    double[] logRatios() {
        double[] logs = new double[blocks()];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(aValues.get(i)) - Math.log(bValues.get(i));
        }
        return logs;
    }

    private static boolean isRatio(double value) {
        return value > 0 && Double.isFinite(value);
    }
}
