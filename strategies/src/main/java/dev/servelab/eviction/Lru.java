package dev.servelab.eviction;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Least recently used: a hit makes a file the youngest, the oldest goes first. R. L. Mattson,
 * J. Gecsei, D. R. Slutz, I. L. Traiger, "Evaluation techniques for storage hierarchies", IBM
 * Systems Journal 9(2), 1970. Exact: no sampling, no approximation.
 */
public final class Lru implements EvictionPolicy {
    private final SlotList byUse = new SlotList();

    @Override
    public void onInsert(int slot, long key, long size) {
        byUse.addLast(slot);
    }

    @Override
    public void onHit(int slot) {
        byUse.moveToLast(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        return byUse.firstMatching(evictable);
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        byUse.remove(slot);
    }

    @Override
    public void order(IntConsumer slots) {
        byUse.forEach(slots);
    }

    @Override
    public void checkInvariants() {
        byUse.checkInvariants();
    }
}
