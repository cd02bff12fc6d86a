package dev.servelab.record;

/**
 * What a recording has told. Each request is exactly one of hit, shared miss, miss and bypass.
 *
 * @param victims        times that the order was asked who goes next
 * @param passedOver     slots that it proposed and was refused
 * @param evictions      files that went as victims
 * @param stale          files that went because they were other ones now, or gone
 * @param failures       files that went because they could not be loaded
 * @param bytesRequested as the cache charges them: whole packets
 * @param bytesHit       the same, of hits
 */
public record ReplayCounts(long requests, long hits, long sharedMisses, long misses, long bypasses,
        long victims, long passedOver, long evictions, long stale, long failures,
        long bytesRequested, long bytesHit) {}
