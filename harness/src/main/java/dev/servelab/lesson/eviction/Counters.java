package dev.servelab.lesson.eviction;

import dev.servelab.cache.Outcome;

/**
 * What a cache of a demo has counted so far, as STATS of a server would.
 *
 * @param bytesRequested sizes of the files asked for
 * @param bytesHit       sizes of the hits among them
 * @param torn           readers whose file went under them
 */
public record Counters(long hits, long sharedMisses, long misses, long bypasses, long evictions,
        long dooms, long passedOver, long stale, long torn, long bytesRequested, long bytesHit) {
    static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** How many requests were answered. */
    public long requests() {
        return hits + sharedMisses + misses + bypasses;
    }

    /** Hits for each request; 0 before the first. */
    public double hitRatio() {
        return requests() == 0 ? 0 : (double) hits / requests();
    }

    /** Bytes hit for each byte requested; 0 before the first. */
    public double byteHitRatio() {
        return bytesRequested == 0 ? 0 : (double) bytesHit / bytesRequested;
    }

    Counters answered(Outcome outcome, long bytes) {
        return new Counters(hits + one(outcome == Outcome.HIT),
                sharedMisses + one(outcome == Outcome.SHARED_MISS),
                misses + one(outcome == Outcome.MISS), bypasses + one(outcome == Outcome.BYPASS),
                evictions, dooms, passedOver, stale, torn, bytesRequested + bytes,
                bytesHit + (outcome == Outcome.HIT ? bytes : 0));
    }

    Counters evicted(boolean doomed) {
        return new Counters(hits, sharedMisses, misses, bypasses, evictions + 1,
                dooms + one(doomed), passedOver, stale, torn, bytesRequested, bytesHit);
    }

    Counters torn(int readers) {
        return new Counters(hits, sharedMisses, misses, bypasses, evictions, dooms, passedOver,
                stale, torn + readers, bytesRequested, bytesHit);
    }

    Counters removedStale() {
        return new Counters(hits, sharedMisses, misses, bypasses, evictions, dooms, passedOver,
                stale + 1, torn, bytesRequested, bytesHit);
    }

    Counters withPassedOver(long total) {
        return new Counters(hits, sharedMisses, misses, bypasses, evictions, dooms, total, stale,
                torn, bytesRequested, bytesHit);
    }

    private static int one(boolean condition) {
        return condition ? 1 : 0;
    }
}
