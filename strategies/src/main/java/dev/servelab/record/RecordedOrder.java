package dev.servelab.record;

import dev.servelab.eviction.EvictionPolicy;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * An order whose answers are recorded: those that a replay must get again. It takes no concurrent
 * hits, whatever the order beneath does, because a recording says in which order they came.
 */
public final class RecordedOrder implements EvictionPolicy {
    private final EvictionPolicy order;
    private final DecisionLog log;
    private final SlotSequence refused = new SlotSequence();

    public RecordedOrder(EvictionPolicy order, DecisionLog log) {
        this.order = order;
        this.log = log;
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
        refused.clear();
        int slot = order.victim(candidate -> evictable.test(candidate) || refuse(candidate));
        log.victim(slot, refused);
        return slot;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        order.onRemove(slot, evicted);
    }

    @Override
    public boolean onMiss(long key, long size) {
        boolean admitted = order.onMiss(key, size);
        log.admitted(admitted);
        return admitted;
    }

    @Override
    public void order(IntConsumer slots) {
        order.order(slots);
    }

    @Override
    public void checkInvariants() {
        order.checkInvariants();
    }

    private boolean refuse(int slot) {
        refused.add(slot);
        return false;
    }
}
