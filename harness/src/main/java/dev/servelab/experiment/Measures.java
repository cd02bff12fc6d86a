package dev.servelab.experiment;

import dev.servelab.statistics.Metric;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What the figures of a trial come to by each metric. */
final class Measures {
    private static final double US_PER_S = 1e6;

    private Measures() {}

    /** Not a number where it is not known. */
    static double of(Metric metric, Figures figures) {
        return switch (metric) {
            case THROUGHPUT -> figures.throughputMedian();
            case LATENCY_P50 -> number(figures.latencies().percentileUs(50));
            case LATENCY_P90 -> number(figures.latencies().percentileUs(90));
            case LATENCY_P99 -> number(figures.latencies().percentileUs(99));
            case LATENCY_MEAN -> figures.latencies().meanUs();
            case HIT_RATIO -> figures.hitRatio().orElse(Double.NaN);
            case BYTE_HIT_RATIO -> figures.byteHitRatio().orElse(Double.NaN);
            case DISK_READS -> number(figures.count(Counter.DISK_READS)) / figures.ok();
            case BYTES_PAST_CACHE -> number(figures.count(Counter.BYTES_PAST_CACHE))
                    / number(figures.count(Counter.BYTES_REQUESTED));
            case SERVER_CPU -> number(figures.cpuSeconds()) * US_PER_S / figures.ok();
            case PEAK_RSS -> number(figures.peakResidentBytes());
            case THREADS_PEAK -> number(figures.threadsPeak());
        };
    }

    private static double number(OptionalLong value) {
        return value.isEmpty() ? Double.NaN : value.getAsLong();
    }

    private static double number(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }
}
