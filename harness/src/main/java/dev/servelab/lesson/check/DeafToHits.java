package dev.servelab.lesson.check;

import dev.servelab.eviction.EvictionPolicy;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** An order that is told everything but hits. */
record DeafToHits(EvictionPolicy order) implements EvictionPolicy {
    @Override
    public void onInsert(int slot, long key, long size) {
        order.onInsert(slot, key, size);
    }

    @Override
    public int victim(IntPredicate evictable) {
        return order.victim(evictable);
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
}
