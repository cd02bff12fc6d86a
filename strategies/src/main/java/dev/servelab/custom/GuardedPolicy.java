package dev.servelab.custom;

import dev.servelab.eviction.EvictionPolicy;
import dev.servelab.eviction.Fifo;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * A policy in a live cache: from the first call in which it breaks a rule on, the cache goes on as
 * fifo, which was told of every file from the beginning. Called under the cache's lock, but for
 * {@link #fault}.
 */
public final class GuardedPolicy implements EvictionPolicy {
    private final Fifo fifo = new Fifo();
    /** Null once it has broken a rule: whatever it holds can be collected. */
    private @Nullable EvictionPolicy policy;
    /** Written under the cache's lock, once; read by whoever reports it. */
    private volatile @Nullable String fault;

    GuardedPolicy(StrictPolicy policy) {
        this.policy = policy;
    }

    /** The rule that the policy broke, in one line; null while it keeps them. Any thread. */
    public @Nullable String fault() {
        return fault;
    }

    @Override
    public void onInsert(int slot, long key, long size) {
        fifo.onInsert(slot, key, size);
        tell(order -> order.onInsert(slot, key, size));
    }

    @Override
    public void onHit(int slot) {
        tell(order -> order.onHit(slot));
    }

    @Override
    public int victim(IntPredicate evictable) {
        EvictionPolicy order = policy;
        if (order != null) {
            try {
                return order.victim(evictable);
            } catch (BrokenPolicyException broken) {
                goOnAsFifo(broken);
            }
        }
        return fifo.victim(evictable);
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        fifo.onRemove(slot, evicted);
        tell(order -> order.onRemove(slot, evicted));
    }

    @Override
    public boolean onMiss(long key, long size) {
        boolean[] admitted = {true};
        tell(order -> admitted[0] = order.onMiss(key, size));
        return admitted[0];
    }

    @Override
    public void order(IntConsumer slots) {
        EvictionPolicy order = policy;
        if (order != null) {
            try {
                order.order(slots);
                return;
            } catch (BrokenPolicyException broken) {
                goOnAsFifo(broken);
            }
        }
        fifo.order(slots);
    }

    @Override
    public void checkInvariants() {
        fifo.checkInvariants();
        tell(EvictionPolicy::checkInvariants);
    }

    private void tell(Consumer<EvictionPolicy> what) {
        EvictionPolicy order = policy;
        if (order != null) {
            try {
                what.accept(order);
            } catch (BrokenPolicyException broken) {
                goOnAsFifo(broken);
            }
        }
    }

    private void goOnAsFifo(BrokenPolicyException broken) {
        policy = null;
        fault = broken.getMessage();
    }
}
