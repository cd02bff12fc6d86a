package dev.servelab.benchmarks.goals;

import java.util.Arrays;
import java.util.Locale;

/** What is counted of a server at work, by the names that the script gives. */
enum Metric {
    /** Whole answers a second. */
    RATE,
    /** The time that 99 of 100 requests did not exceed. */
    P99_US,
    /** Processor time that the server used for a request. */
    CPU_US,
    /** Share of the server's processors that it used: far below 1, the load was the limit. */
    BUSY,
    /** Until the first byte of a body, for a file that the cache does not hold. */
    MISS_FIRST_US,
    /** The same for one that it holds. */
    HIT_FIRST_US,
    /** Until the last client has all, for a file that the cache does not hold. */
    MISS_ALL_US,
    /** The same for one that it holds. */
    HIT_ALL_US,
    /** How often the server read the file from the disk for all of them. */
    READS,
    /** Memory held, as Linux counts it: {@code VmHWM}. */
    KIB;

    /** {@code p99-us} and so on. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Metric ofId(String id) {
        return Arrays.stream(values()).filter(metric -> metric.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such metric: " + id));
    }
}
