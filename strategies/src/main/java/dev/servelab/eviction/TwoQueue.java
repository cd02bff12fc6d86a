package dev.servelab.eviction;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * 2Q, the full version: a new file enters a queue of a quarter of the cache; when it leaves that,
 * its key is remembered; asked for while it is remembered, it enters the main list, which is LRU.
 * So one reading of everything passes through the quarter. T. Johnson, D. Shasha, "2Q: a low
 * overhead high performance buffer management replacement algorithm", VLDB 1994.
 *
 * <p>The paper's names: A1in the queue, A1out the remembered keys, Am the main list; Kin = c / 4,
 * Kout = c / 2, as there and in libCacheSim. They are bytes here, and so is what A1out remembers:
 * the sizes that its files had.
 */
public final class TwoQueue implements EvictionPolicy, Noted {
    private final SizedList recent = new SizedList();
    private final SizedList main = new SizedList();
    private final Ghosts remembered = new Ghosts();
    private final PendingMiss pending = new PendingMiss();
    private final long recentMaxBytes;
    private final long rememberedMaxBytes;
    private long[] keys = new long[0];

    /** @param capacityBytes of the cache */
    public TwoQueue(long capacityBytes) {
        recentMaxBytes = capacityBytes / 4;
        rememberedMaxBytes = capacityBytes / 2;
    }

    @Override
    public boolean onMiss(long key, long size) {
        pending.set(key, size, remembered.remove(key));
        return true;
    }

    @Override
    public void onInsert(int slot, long key, long size) {
        if (slot >= keys.length) {
            keys = Arrays.copyOf(keys, SlotList.grownLength(keys.length, slot));
        }
        keys[slot] = key;
        if (pending.isReturning(key)) {
            main.addLast(slot, size);
        } else {
            recent.addLast(slot, size);
        }
        pending.clear();
    }

    /** In the queue a hit says nothing: most files are asked for a few times in a row. */
    @Override
    public void onHit(int slot) {
        main.moveToLast(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        SizedList first = recent.bytes() > recentMaxBytes ? recent : main;
        int slot = first.firstMatching(evictable);
        return slot != NONE ? slot : (first == recent ? main : recent).firstMatching(evictable);
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        if (main.contains(slot)) {
            main.remove(slot);
        } else if (recent.contains(slot)) {
            long size = recent.remove(slot);
            if (evicted) {
                remembered.addWithin(rememberedMaxBytes, keys[slot], size);
            }
        }
    }

    @Override
    public void order(IntConsumer slots) {
        int rest = recent.forEachOver(recentMaxBytes, slots);
        main.forEachFrom(main.first(), slots);
        recent.forEachFrom(rest, slots);
    }

    @Override
    public String note(int slot) {
        return main.contains(slot) ? "Am" : "A1in";
    }

    @Override
    public void checkInvariants() {
        recent.checkInvariants();
        main.checkInvariants();
        remembered.checkInvariants();
        if (remembered.bytes() > rememberedMaxBytes) {
            throw new IllegalStateException(remembered.bytes() + " bytes remembered, at most "
                    + rememberedMaxBytes);
        }
    }
}
