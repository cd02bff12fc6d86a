package dev.servelab.telemetry;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The server's time for the requests of one kind, summed.
 *
 * @param totalUs    each request's time, microseconds; its count is that of the requests
 * @param totalNanos the sum of those times
 * @param partNanos  for every part the sum over those requests; all parts together are the total
 */
public record KindTimes(Histogram totalUs, long totalNanos, Map<Part, Long> partNanos) {
    public KindTimes {
        Map<Part, Long> whole = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            whole.put(part, partNanos.getOrDefault(part, 0L));
        }
        partNanos = Collections.unmodifiableMap(whole);
        long sum = whole.values().stream().mapToLong(Long::longValue).sum();
        if (sum != totalNanos) {
            throw new IllegalArgumentException("the parts of the server's time are " + sum
                    + " ns together and not " + totalNanos);
        }
    }

    /** Of no request. */
    public static KindTimes none() {
        return new KindTimes(new Histogram(3), 0, Map.of());
    }

    /** How many requests there were. */
    public long count() {
        return totalUs.getTotalCount();
    }

    /** The time of a request in that part, on average; 0 where there was no request. */
    public double meanUs(Part part) {
        return meanUs(partNanos.getOrDefault(part, 0L));
    }

    /** The whole time of a request, on average; 0 where there was no request. */
    public double meanUs() {
        return meanUs(totalNanos);
    }

    /** Those of both. */
    public KindTimes plus(KindTimes other) {
        Histogram both = new Histogram(totalUs.getNumberOfSignificantValueDigits());
        both.add(totalUs);
        both.add(other.totalUs);
        Map<Part, Long> parts = new EnumMap<>(partNanos);
        other.partNanos.forEach((part, nanos) -> parts.merge(part, nanos, Long::sum));
        return new KindTimes(both, totalNanos + other.totalNanos, parts);
    }

    private double meanUs(long nanos) {
        return count() == 0 ? 0 : nanos / 1e3 / count();
    }
}
