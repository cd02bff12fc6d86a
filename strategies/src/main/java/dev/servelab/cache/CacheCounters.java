package dev.servelab.cache;

import java.util.concurrent.atomic.LongAdder;

/** What transfers count. Each moves once for an answer, when its header is about to be sent. */
final class CacheCounters {
    final LongAdder hits = new LongAdder();
    final LongAdder sharedMisses = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder bypasses = new LongAdder();
    final LongAdder bytesRequested = new LongAdder();
    final LongAdder bytesHit = new LongAdder();
    final LongAdder bytesPastCache = new LongAdder();
    /** Moves when a load or a transfer past the cache begins. */
    final LongAdder diskReads = new LongAdder();

    void countAnswer(Outcome outcome, long bytes, boolean pastCache) {
        bytesRequested.add(bytes);
        if (pastCache) {
            bytesPastCache.add(bytes);
        }
        switch (outcome) {
            case HIT -> {
                hits.increment();
                bytesHit.add(bytes);
            }
            case SHARED_MISS -> sharedMisses.increment();
            case MISS -> misses.increment();
            case BYPASS -> bypasses.increment();
            case LOOKED_UP -> {
                // Of no interest to the cache.
            }
        }
    }
}
