package dev.servelab.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The places of values in their order. */
final class Ranks {
    private Ranks() {}

    /** From 1; equal values share the mean of their places. Infinity is the highest. */
    static double[] of(double[] values) {
        int[] order = IntStream.range(0, values.length).boxed()
                .sorted(Comparator.comparingDouble(i -> values[i])).mapToInt(i -> i).toArray();
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
