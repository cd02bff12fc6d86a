package dev.servelab.cache;

import java.util.concurrent.atomic.LongAdder;

/**
 * What transfers count. Each moves once for an answer, when its header is about to be sent. Hits of
 * whole files are counted by their entries, with the pin that they take anyway.
 */
final class CacheCounters {
    final LongAdder sharedMisses = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder bypasses = new LongAdder();
    /** Of hits that had a part of their file. */
    final LongAdder bytesHitInPart = new LongAdder();
    final LongAdder bytesNotHit = new LongAdder();
    final LongAdder bytesPastCache = new LongAdder();
    /** Moves when a load or a transfer past the cache begins. */
    final LongAdder diskReads = new LongAdder();

    void countAnswer(Outcome outcome, long bytes, boolean pastCache) {
        if (pastCache) {
            bytesPastCache.add(bytes);
        }
        switch (outcome) {
            case SHARED_MISS -> countOther(sharedMisses, bytes);
            case MISS -> countOther(misses, bytes);
            case BYPASS -> countOther(bypasses, bytes);
            case HIT, LOOKED_UP -> {
                // Counted with its pin, or of no interest to the cache.
            }
        }
    }

    private void countOther(LongAdder answers, long bytes) {
        answers.increment();
        bytesNotHit.add(bytes);
    }
}
