package dev.servelab.eviction;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Any order, but no file that is being sent goes: those are passed over, in place. What "being
 * sent" means is the caller's: the cache asks its pins, a simulator its transfers. The coursework
 * used a flag for it, which the first of two readers to finish cleared under the second; a pin is
 * a count.
 */
public final class LockAware implements EvictionPolicy {
    private final EvictionPolicy order;
    private final IntPredicate pinned;
    private long passedOver;

    /**
     * @param order  decides among the files that are not pinned
     * @param pinned whether the file in a slot is being sent
     */
    public LockAware(EvictionPolicy order, IntPredicate pinned) {
        this.order = order;
        this.pinned = pinned;
    }

    /** How many times a file stood in the way and was passed over because it was pinned. */
    public long passedOver() {
        return passedOver;
    }

    /** Counts a victim that was pinned between being chosen and being claimed. */
    public void countPassedOver() {
        passedOver++;
    }

    @Override
    public void onInsert(int slot, long key, long size) {
        order.onInsert(slot, key, size);
    }

    @Override
    public void onHit(int slot) {
        order.onHit(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        return order.victim(slot -> evictable.test(slot) && !passOver(slot));
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        order.onRemove(slot, evicted);
    }

    @Override
    public boolean onMiss(long key, long size) {
        return order.onMiss(key, size);
    }

    @Override
    public void order(IntConsumer slots) {
        order.order(slots);
    }

    @Override
    public boolean concurrentHits() {
        return order.concurrentHits();
    }

    @Override
    public void checkInvariants() {
        order.checkInvariants();
    }

    private boolean passOver(int slot) {
        boolean isPinned = pinned.test(slot);
        if (isPinned) {
            passedOver++;
        }
        return isPinned;
    }
}
