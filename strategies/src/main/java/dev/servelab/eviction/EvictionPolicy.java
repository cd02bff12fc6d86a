package dev.servelab.eviction;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * An order among cached files. It says who goes next; who holds their bytes, and whether they may
 * go now, is the cache's concern.
 *
 * <p>A file is known by its <em>slot</em>, a small dense number to index arrays with, which is
 * recycled once the file has left and nothing reads it any more, and by its <em>key</em>, its
 * identity, which outlives the slot: an order that remembers files that have left remembers keys.
 *
 * <p>The caller's loop: on a miss {@link #onMiss}; if admitted, {@link #victim} and
 * {@link #onRemove} until there is room, then {@link #onInsert}; on a hit {@link #onHit}. After
 * {@code onMiss} no insertion need follow.
 *
 * <p>All calls are made under the cache's lock, unless {@link #concurrentHits()} says otherwise. A
 * policy has a public constructor without arguments, or with {@code (long capacityBytes)}.
 */
public interface EvictionPolicy {
    /** What {@link #victim} answers when no slot may go. */
    int NONE = -1;

    /**
     * A file entered the cache.
     *
     * @param size bytes charged for it, at least 1
     */
    void onInsert(int slot, long key, long size);

    /** A cached file was asked for. */
    default void onHit(int slot) {}

    /**
     * Returns the slot that goes next among those that may go, or {@link #NONE}; removes nothing.
     *
     * @param evictable asked once for each slot at most
     */
    int victim(IntPredicate evictable);

    /**
     * A file left the cache.
     *
     * @param evicted true if it left as a victim, false if it was stale or its load failed
     */
    void onRemove(int slot, boolean evicted);

    /** A file that is not cached was asked for; false refuses to admit it. Before room is made. */
    default boolean onMiss(long key, long size) {
        return true;
    }

    /**
     * Gives every slot, next victim first as if every slot might go, and changes nothing.
     *
     * <p>This default asks {@link #victim} again and again, leaving out what it has had, for the
     * first 4,096; the rest follow by slot. It is right where {@code victim} changes nothing.
     */
    default void order(IntConsumer slots) {
        OrderByAsking.of(this).forEach(slots);
    }

    /**
     * True if {@link #onHit} may come from many threads without the lock: then it may come for a
     * slot just removed, never for a recycled one.
     */
    default boolean concurrentHits() {
        return false;
    }

    /** Throws {@link IllegalStateException} if the order's own structure is damaged. For tests. */
    default void checkInvariants() {}
}
