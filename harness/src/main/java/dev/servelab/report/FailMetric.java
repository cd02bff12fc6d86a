package dev.servelab.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What {@code --fail-if} can ask of a variant: a name, its place in a result, and its unit. */
enum FailMetric {
    P50("p50", Unit.TIME, "latency_us", "p50"),
    P90("p90", Unit.TIME, "latency_us", "p90"),
    P99("p99", Unit.TIME, "latency_us", "p99"),
    P99_9("p99.9", Unit.TIME, "latency_us", "p99_9"),
    MAX("max", Unit.TIME, "latency_us", "max"),
    MEAN("mean", Unit.TIME, "latency_us", "mean"),
    LATENESS("lateness-p99", Unit.TIME, "lateness_us", "p99"),
    THROUGHPUT("throughput", Unit.RATE, "throughput_per_s", "median"),
    ERRORS("errors", Unit.REQUESTS, "errors"),
    UNANSWERED("unanswered", Unit.REQUESTS, "unanswered"),
    STARVED("starved-clients", Unit.COUNT, "starved_clients"),
    HIT_RATIO("hit-ratio", Unit.SHARE, "hit_ratio"),
    BYTE_HIT_RATIO("byte-hit-ratio", Unit.SHARE, "byte_hit_ratio"),
    BYPASSES("bypasses", Unit.COUNT, "bypasses"),
    DOOMS("dooms", Unit.COUNT, "dooms"),
    DISK_READS("disk-reads", Unit.COUNT, "disk_reads"),
    PEAK_RSS("peak-rss", Unit.SIZE, "peak_rss_bytes");

    /** What a value is written in: {@code 20ms}, {@code 500/s}, {@code 0.9} or 90%, {@code 3}. */
    enum Unit {
        TIME, RATE, SHARE, COUNT, REQUESTS, SIZE
    }

    private final String id;
    private final Unit unit;
    @SuppressWarnings("ImmutableEnumChecker") // never written, never given away
    private final String[] path;

    FailMetric(String id, Unit unit, String... path) {
        this.id = id;
        this.unit = unit;
        this.path = path;
    }

    static Optional<FailMetric> of(String id) {
        return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
    }

    String id() {
        return id;
    }

    Unit unit() {
        return unit;
    }

    /**
     * The variant's value: microseconds, a rate per second, a ratio, bytes, or a count; empty if
     * the result does not say.
     *
     * @param share whether a count of requests is wanted as a share of those issued
     */
    OptionalDouble of(View variant, boolean share) {
        OptionalDouble value = this == ERRORS
                ? OptionalDouble.of((double) Variants.errorCount(variant))
                : variant.number(path);
        if (unit != Unit.REQUESTS || !share || value.isEmpty()) {
            return value;
        }
        long issued = variant.count("issued");
        return issued == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(value.getAsDouble() / issued);
    }

    /** The value for a person. */
    String shown(double value, boolean share) {
        return switch (unit) {
            case TIME -> Numbers.millis(value) + " ms";
            case RATE -> Numbers.rate(value) + "/s";
            case SHARE -> Numbers.percent(OptionalDouble.of(value)) + "%";
            case REQUESTS -> share
                    ? String.format(Locale.ROOT, "%.3g%%", value * 100)
                    : Numbers.count((long) value);
            case COUNT -> Numbers.count((long) value);
            case SIZE -> Numbers.mib(value) + " MiB";
        };
    }
}
