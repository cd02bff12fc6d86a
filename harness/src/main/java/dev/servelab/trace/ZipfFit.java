package dev.servelab.trace;

import java.util.OptionalDouble;

/**
 * A straight line through ln(count) over ln(rank), by least squares, as L. Breslau and others fit
 * it (Web Caching and Zipf-like Distributions, INFOCOM 1999). The ranks are spaced evenly in
 * ln(rank), so that the many objects of the tail do not outweigh the head; objects asked for less
 * than {@value #LEAST_COUNT} times are left out, since chance ranks them.
 *
 * @param exponent the line's slope downwards; empty where there are too few such objects
 * @param fit the square of the correlation, 0 to 1: near 1 the counts follow Zipf's law
 */
public record ZipfFit(OptionalDouble exponent, OptionalDouble fit) {
    static final int LEAST_COUNT = 10;
    private static final int LEAST_POINTS = 8;
    private static final double STEP = 1.2;

    /** Fits counts that are sorted, the smallest first. */
    static ZipfFit of(long[] ascending) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int rank = 1; rank <= ascending.length
                && ascending[ascending.length - rank] >= LEAST_COUNT; rank = after(rank)) {
            double lnRank = Math.log(rank);
            double lnCount = Math.log((double) ascending[ascending.length - rank]);
            n++;
            x += lnRank;
            y += lnCount;
            xx += lnRank * lnRank;
            xy += lnRank * lnCount;
            yy += lnCount * lnCount;
        }
        double rankSpread = n * xx - x * x;
        double countSpread = n * yy - y * y;
        double common = n * xy - x * y;
        return n < LEAST_POINTS
                ? new ZipfFit(OptionalDouble.empty(), OptionalDouble.empty())
                : new ZipfFit(OptionalDouble.of(Math.max(0, -common / rankSpread)), countSpread <= 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(common * common / (rankSpread * countSpread)));
    }

    private static int after(int rank) {
        return (int) Math.max(rank + 1L, Math.min(Integer.MAX_VALUE, Math.round(rank * STEP)));
    }
}
