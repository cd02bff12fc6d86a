package dev.servelab.cache;

import java.util.concurrent.atomic.LongAdder;

/** What transfers count. Each moves once for an answer, when its header is about to be sent. */
final class CacheCounters {
    final LongAdder hits = new LongAdder();
    final LongAdder sharedMisses = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder bypasses = new LongAdder();
    final LongAdder bytesHit = new LongAdder();
    private final LongAdder bytesNotHit = new LongAdder();
    final LongAdder bytesPastCache = new LongAdder();
    /** Moves when a load or a transfer past the cache begins. */
    final LongAdder diskReads = new LongAdder();

    void countAnswer(Outcome outcome, long bytes, boolean pastCache) {
        if (pastCache) {
            bytesPastCache.add(bytes);
        }
        switch (outcome) {
            case HIT -> {
                hits.increment();
                bytesHit.add(bytes);
            }
            case SHARED_MISS -> countOther(sharedMisses, bytes);
            case MISS -> countOther(misses, bytes);
            case BYPASS -> countOther(bypasses, bytes);
            case LOOKED_UP -> {
                // Of no interest to the cache.
            }
        }
    }

    private void countOther(LongAdder answers, long bytes) {
        answers.increment();
        bytesNotHit.add(bytes);
    }

    /** Bytes of all answers. */
    long bytesRequested() {
        return bytesHit.sum() + bytesNotHit.sum();
    }
}
