package dev.servelab.statistics;

/**
 * What variants are compared by: the unit, which direction is better, and the words for it. Every
 * metric is a positive quantity that is compared by its ratio.
 */
public enum Metric {
    /** Answers that were ok, per second of the window. */
    THROUGHPUT("throughput", "requests/s", true, "faster", "slower", "requests a second",
            "%1$s answers %2$s times as many requests a second as %3$s"),
    /** Half of the requests are answered within it. */
    LATENCY_P50("latency_p50", "us", false, "faster", "slower", "the median of latency",
            "%1$s has %2$s times the median latency of %3$s"),
    /** 90 % of the requests are answered within it. */
    LATENCY_P90("latency_p90", "us", false, "faster", "slower", "the 90th percentile of latency",
            "%1$s has %2$s times the 90th percentile of latency of %3$s"),
    /** 99 % of the requests are answered within it. */
    LATENCY_P99("latency_p99", "us", false, "faster", "slower", "the 99th percentile of latency",
            "%1$s has %2$s times the 99th percentile of latency of %3$s"),
    /** The mean over all requests. */
    LATENCY_MEAN("latency_mean", "us", false, "faster", "slower", "mean latency",
            "%1$s has %2$s times the mean latency of %3$s"),
    /** Share of the lookups that found the file in the cache. */
    HIT_RATIO("hit_ratio", "", true, "hits more", "hits less", "the hit ratio",
            "%1$s hits %2$s times as often as %3$s"),
    /** Share of the bytes asked for that were found in the cache. */
    BYTE_HIT_RATIO("byte_hit_ratio", "", true, "hits more bytes", "hits fewer bytes",
            "the byte hit ratio",
            "%1$s serves %2$s times the share of bytes from memory that %3$s does"),
    /** Reads of files, for each request that was ok. */
    DISK_READS("disk_reads", "reads/request", false, "reads less", "reads more", "disk reads",
            "%1$s reads from the disk %2$s times as often as %3$s"),
    /** Bytes sent without the cache, for each byte that was sent. */
    BYTES_PAST_CACHE("bytes_past_cache", "", false, "sends less past the cache",
            "sends more past the cache", "bytes past the cache",
            "%1$s sends %2$s times as many bytes past the cache as %3$s"),
    /** Processor time of the server, for each request that was ok. */
    SERVER_CPU("server_cpu", "us/request", false, "needs less processor time",
            "needs more processor time", "processor time for a request",
            "%1$s spends %2$s times the processor time on a request that %3$s does"),
    /** The most resident memory of the server. */
    PEAK_RSS("peak_rss", "bytes", false, "needs less memory", "needs more memory",
            "peak resident memory", "%1$s takes %2$s times the resident memory of %3$s"),
    /** The most platform threads of the server. */
    THREADS_PEAK("threads_peak", "threads", false, "needs fewer threads", "needs more threads",
            "threads", "%1$s has %2$s times as many threads as %3$s");

    private final String id;
    private final String unit;
    private final boolean higherIsBetter;
    private final String better;
    private final String worse;
    private final String noun;
    private final String clause;

    Metric(String id, String unit, boolean higherIsBetter, String better, String worse,
            String noun, String clause) {
        this.id = id;
        this.unit = unit;
        this.higherIsBetter = higherIsBetter;
        this.better = better;
        this.worse = worse;
        this.noun = noun;
        this.clause = clause;
    }

    /** The name in {@code result.json}. */
    public String id() {
        return id;
    }

    /** The unit of a figure; empty for a share. */
    public String unit() {
        return unit;
    }

    /** Whether a ratio above 1 speaks for a. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** What the better one is called: "faster", "hits more". */
    public String better() {
        return better;
    }

    /** What the other one is called: "slower", "hits less". */
    public String worse() {
        return worse;
    }

    /** The name in a sentence: "requests a second". */
    public String noun() {
        return noun;
    }

    /** What a verdict says of a, in the words of this metric: "hits more", "cannot tell". */
    public String word(Verdict verdict) {
        return switch (verdict) {
            case FASTER -> better;
            case SLOWER -> worse;
            case SAME, CANNOT_TELL, NO_ANSWER -> verdict.id();
        };
    }

    /** Which one a ratio of a to b speaks for, if it is told from 1. */
    Verdict of(double ratio) {
        return ratio > 1 == higherIsBetter ? Verdict.FASTER : Verdict.SLOWER;
    }

    /** "a answers 1.42 times as many requests a second as b". */
    String clause(String a, String times, String b) {
        return clause.formatted(a, times, b);
    }
}
