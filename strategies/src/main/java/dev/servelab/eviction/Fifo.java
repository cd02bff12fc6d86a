package dev.servelab.eviction;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** First in, first out: the file that was cached first goes first; hits change nothing. */
public final class Fifo implements EvictionPolicy {
    private final SlotList queue = new SlotList();

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.addLast(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        return queue.firstMatching(evictable);
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        queue.remove(slot);
    }

    @Override
    public void order(IntConsumer slots) {
        queue.forEach(slots);
    }

    @Override
    public boolean concurrentHits() {
        return true;
    }

    @Override
    public void checkInvariants() {
        queue.checkInvariants();
    }
}
