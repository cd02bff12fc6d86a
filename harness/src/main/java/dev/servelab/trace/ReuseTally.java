package dev.servelab.trace;

import dev.servelab.trace.TraceStatistics.Distances;
import dev.servelab.trace.TraceStatistics.Reuse;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** Counts reuse distances: exactly by powers of two, and to three digits for quantiles. */
final class ReuseTally {
    private static final int DIGITS = 3;

    private final Histogram distances = new Histogram(DIGITS);
    /** At place b those of b binary digits: 0; 1; 2 and 3; 4 to 7; and so on. */
    private final long[] counts = new long[Long.SIZE];
    private long firstRequests;

    void addFirst(long requests) {
        firstRequests += requests;
    }

    void add(long distance, long requests) {
        distances.recordValueWithCount(distance, requests);
        counts[Long.SIZE - Long.numberOfLeadingZeros(distance)] += requests;
    }

    Reuse reuse() {
        return new Reuse(firstRequests, quantile(50), quantile(90), quantile(99), distances());
    }

    private OptionalLong quantile(double percent) {
        return distances.getTotalCount() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(distances.getValueAtPercentile(percent));
    }

    private List<Distances> distances() {
        List<Distances> list = new ArrayList<>();
        for (int digits = 0; digits < counts.length; digits++) {
            if (counts[digits] > 0) {
                list.add(new Distances(digits == 0 ? 0 : 1L << (digits - 1), 1L << digits,
                        counts[digits]));
            }
        }
        return list;
    }
}
