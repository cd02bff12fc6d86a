package dev.servelab.cache;

/**
 * Counters since the start, and what is held now. Requests are those answered with bytes of a
 * file; each is exactly one of hit, shared miss, miss and bypass.
 *
 * @param dooms           evicted while being sent; each is an eviction too
 * @param passedOver      victims passed over because they were pinned
 * @param stale           entries removed because the file changed, went, or was loaded too young
 * @param diskReads       files read from the disk, to be cached or past the cache
 * @param bytesRequested  bytes of all answers
 * @param bytesHit        bytes of answers that were hits
 * @param bytesPastCache  bytes of answers that were not sent from the cache
 * @param loadingBytes    held by files being loaded, in whole packets
 * @param cachedBytes     held by files within reach
 * @param doomedBytes     held by files out of reach that are still being sent or read
 * @param streamBytes     buffers of transfers past the cache; not part of the budget
 * @param peakBytes       the most that loading, cached and doomed files ever held together
 * @param pins            transfers and loads that hold an entry now
 */
public record CacheStats(long hits, long sharedMisses, long misses, long bypasses, long dooms,
        long evictions, long passedOver, long stale, long diskReads, long bytesRequested,
        long bytesHit, long bytesPastCache, long loadingBytes, long cachedBytes, long doomedBytes,
        long streamBytes, long peakBytes, long pins, long entries) {
    /** Hits per request; 0 before the first. */
    public double hitRatio() {
        long requests = hits + sharedMisses + misses + bypasses;
        return requests == 0 ? 0 : (double) hits / requests;
    }

    /** Bytes hit per byte requested; 0 before the first. */
    public double byteHitRatio() {
        return bytesRequested == 0 ? 0 : (double) bytesHit / bytesRequested;
    }
}
