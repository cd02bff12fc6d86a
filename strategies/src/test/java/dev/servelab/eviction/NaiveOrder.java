package dev.servelab.eviction;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

import static java.util.Objects.requireNonNull;

/**
 * An order written a second time, with the collections of the library and without a thought of
 * speed: what the orders of the catalogue are compared with.
 */
abstract class NaiveOrder {
    static final int NONE = EvictionPolicy.NONE;

    private final Map<Integer, Long> keys = new HashMap<>();
    private final Map<Integer, Long> sizes = new HashMap<>();

    /** Whether it would have the file. */
    boolean miss(long key, long size) {
        return true;
    }

    final void insert(int slot, long key, long size) {
        keys.put(slot, key);
        sizes.put(slot, size);
        inserted(slot, key);
    }

    final void remove(int slot, boolean evicted) {
        removed(slot, evicted);
        keys.remove(slot);
        sizes.remove(slot);
    }

    abstract void inserted(int slot, long key);

    abstract void hit(int slot);

    abstract int victim(IntPredicate evictable);

    /** The slot's key and size can still be asked for. */
    abstract void removed(int slot, boolean evicted);

    final long key(int slot) {
        return requireNonNull(keys.get(slot));
    }

    final long size(int slot) {
        return requireNonNull(sizes.get(slot));
    }

    final long bytes(Iterable<Integer> slots) {
        long bytes = 0;
        for (int slot : slots) {
            bytes += size(slot);
        }
        return bytes;
    }

    /** The first of these that may go. */
    static int first(Iterable<Integer> slots, IntPredicate evictable) {
        for (int slot : slots) {
            if (evictable.test(slot)) {
                return slot;
            }
        }
        return NONE;
    }
}
