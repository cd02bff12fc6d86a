package dev.servelab.experiment;

/** What a server counts and a result shows: differences over the window, under STATS's names. */
public enum Counter {
    HITS("hits"),
    MISSES("misses"),
    SHARED_MISSES("shared_misses"),
    BYPASSES("bypasses"),
    DOOMS("dooms"),
    EVICTIONS("evictions"),
    PASSED_OVER("passed_over"),
    STALE("stale"),
    DISK_READS("disk_reads"),
    BYTES_REQUESTED("bytes_requested"),
    BYTES_HIT("bytes_hit"),
    BYTES_PAST_CACHE("bytes_past_cache");

    private final String id;

    Counter(String id) {
        this.id = id;
    }

    /** The name in STATS and in {@code result.json}. */
    public String id() {
        return id;
    }
}
