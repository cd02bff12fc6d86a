package dev.servelab.record;

import dev.servelab.record.DecisionLog.Removal;

/** Counts while a recording is played. */
final class ReplayTally {
    private long hits;
    private long sharedMisses;
    private long misses;
    private long bypasses;
    private long victims;
    private long passedOver;
    private long evictions;
    private long stale;
    private long failures;
    private long bytesRequested;
    private long bytesHit;

    long requests() {
        return hits + sharedMisses + misses + bypasses;
    }

    void hit(long bytes) {
        hits++;
        bytesRequested += bytes;
        bytesHit += bytes;
    }

    void sharedMiss(long bytes) {
        sharedMisses++;
        bytesRequested += bytes;
    }

    void miss(long bytes) {
        misses++;
        bytesRequested += bytes;
    }

    /** The miss counted last is a bypass. */
    void bypass() {
        misses--;
        bypasses++;
    }

    void victim(int refused) {
        victims++;
        passedOver += refused;
    }

    void remove(Removal why) {
        switch (why) {
            case EVICTED -> evictions++;
            case STALE -> stale++;
            case FAILED -> failures++;
        }
    }

    ReplayCounts counts() {
        return new ReplayCounts(requests(), hits, sharedMisses, misses, bypasses, victims,
                passedOver, evictions, stale, failures, bytesRequested, bytesHit);
    }
}
