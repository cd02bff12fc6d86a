package dev.servelab.statistics;

import java.util.Arrays;

/** The value in the middle. */
public final class Median {
    private Median() {}

    /** The middle of the values in order, or the mean of the two there; at least one value. */
    public static double of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
