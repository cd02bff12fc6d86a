package dev.servelab.disk;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What is asked for by {@code --disk}: what it costs to read content from a disk that is declared,
 * because from the operating system's memory it costs too little to tell policies apart. A read
 * alone takes {@code latency + bytes / bandwidth}; see {@link DeclaredDisk} for many at a time.
 */
public final class DiskModel {
    /** What is written for {@code LATENCY:BANDWIDTH:PARALLEL}. */
    public static final String FORM = "LATENCY:BANDWIDTH:PARALLEL";

    private static final long MOST_LATENCY_NANOS = 10_000_000_000L;
    private static final long LEAST_BYTES_PER_SEC = 1_000;
    private static final long MOST_BYTES_PER_SEC = 1_000_000_000_000L;
    private static final int MOST_PARALLEL = 1_024;

    private final String spec;
    private final Latency latency;
    private final long bytesPerSec;
    private final int parallel;

    /** @param spec how it is written on a command line */
    DiskModel(String spec, Latency latency, long bytesPerSec, int parallel) {
        this.spec = spec;
        this.latency = latency;
        this.bytesPerSec = bytesPerSec;
        this.parallel = parallel;
    }

    /** Reads a name of the catalogue, or {@value #FORM} such as {@code 5ms:200MB/s:4}. */
    public static DiskModel parse(String text) {
        return NamedDisk.ofId(text).map(NamedDisk::model).orElseGet(() -> parseNumbers(text));
    }

    private static DiskModel parseNumbers(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("unknown disk '" + text + "': " + possible());
        }
        long latencyNanos = DiskAmounts.nanos(parts[0]);
        long bytesPerSec = DiskAmounts.bytesPerSec(parts[1]);
        int parallel = parts[2].matches("[0-9]{1,9}") ? Integer.parseInt(parts[2]) : 0;
        if (latencyNanos < 0 || latencyNanos > MOST_LATENCY_NANOS) {
            throw wrong(text, "'" + parts[0] + "' is not a latency of 0ms to 10s");
        }
        if (bytesPerSec < LEAST_BYTES_PER_SEC || bytesPerSec > MOST_BYTES_PER_SEC) {
            throw wrong(text, "'" + parts[1] + "' is not a bandwidth of 1KB/s to 1000GB/s");
        }
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            throw wrong(text, "'" + parts[2] + "' is not 1 to " + MOST_PARALLEL + " reads");
        }
        return new DiskModel(text, new Latency.Constant(latencyNanos), bytesPerSec, parallel);
    }

    /** Every disk there is, as help texts name them. */
    public static String possible() {
        return Arrays.stream(NamedDisk.values()).map(NamedDisk::id)
                .collect(Collectors.joining(", ")) + " or " + FORM + " (5ms:200MB/s:4)";
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("disk '" + text + "': " + why);
    }

    /** Whether reading costs more than the machine takes. */
    public boolean isDeclared() {
        return !spec.equals(NamedDisk.PAGE_CACHE.id());
    }

    Latency latency() {
        return latency;
    }

    /** How many reads are served at a time. */
    int parallel() {
        return parallel;
    }

    /** How long so many bytes take over the disk's link. */
    long transferNanos(int bytes) {
        return Math.ceilDiv(bytes * 1_000_000_000L, bytesPerSec);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DiskModel model && model.spec.equals(spec);
    }

    @Override
    public int hashCode() {
        return spec.hashCode();
    }

    /** As {@link #parse} has read it. */
    @Override
    public String toString() {
        return spec;
    }
}
