package dev.servelab.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Several tests at once: the chance that any of them errs stays below alpha. The smallest p of m is
 * held against alpha / m, the next against alpha / (m - 1), and so on until one fails; that one and
 * all after it are not told. S. Holm, "A simple sequentially rejective multiple test procedure",
 * Scandinavian Journal of Statistics 6 (1979).
 */
public final class Holm {
    private Holm() {}

    /**
     * The adjusted p of each: {@code max over j <= i of min(1, (m - j + 1) p(j))}, where p(j) is
     * the j-th smallest. It is at most alpha exactly if the test is significant at alpha.
     */
    public static double[] adjusted(double... p) {
        double[] adjusted = new double[p.length];
        double highest = 0;
        int left = p.length;
        for (int index : ascending(p)) {
            highest = Math.max(highest, Math.min(1, left * p[index]));
            adjusted[index] = highest;
            left--;
        }
        return adjusted;
    }

    /**
     * The level at which each is decided: {@code alpha / (m - i + 1)} for the i-th smallest p up to
     * the first that fails, and that one's for all after it. An interval of confidence 1 - level
     * agrees with the test. By itself it has at least the confidence 1 - alpha; that all of a
     * table hold at once is not promised with it, that all verdicts do is.
     */
    public static double[] levels(double alpha, double... p) {
        double[] levels = new double[p.length];
        boolean failed = false;
        int left = p.length;
        for (int index : ascending(p)) {
            levels[index] = alpha / left;
            failed = failed || p[index] > levels[index];
            left -= failed ? 0 : 1;
        }
        return levels;
    }

    private static int[] ascending(double[] p) {
        return IntStream.range(0, p.length).boxed()
                .sorted(Comparator.comparingDouble(index -> p[index])).mapToInt(i -> i).toArray();
    }
}
