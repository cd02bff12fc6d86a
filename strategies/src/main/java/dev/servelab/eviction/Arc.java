package dev.servelab.eviction;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Adaptive replacement: two LRU lists, T1 of files asked for once, T2 of files asked for more often,
 * and the keys of what left each of them lately, B1 and B2. A key that comes back in B1 says that T1 is
 * too small, one in B2 that T2 is: p, the room meant for T1, follows. N. Megiddo, D. S. Modha,
 * "ARC: a self-tuning, low overhead replacement cache", FAST 2003, figure 4.
 *
 * <p>As in libCacheSim p is a real number, its steps are max(1, |B2| / |B1|) and max(1, |B1| / |B2|),
 * where T2 is empty T1 gives the victim, and all lists are measured in bytes. So with sizes of 1 it
 * is the paper's; with files of many bytes a step is a few bytes, as there, and p follows slowly.
 */
public final class Arc implements EvictionPolicy, Noted {
    private final SizedList once = new SizedList();
    private final SizedList often = new SizedList();
    private final Ghosts onceGhosts = new Ghosts();
    private final Ghosts oftenGhosts = new Ghosts();
    private final PendingMiss pending = new PendingMiss();
    private final long capacityBytes;
    /** The paper's p, in bytes, from 0 to the capacity. */
    private double onceTargetBytes;
    /** Whether the pending miss came back from B2. */
    private boolean fromOften;
    private long[] keys = new long[0];

    /** @param capacityBytes of the cache */
    public Arc(long capacityBytes) {
        this.capacityBytes = capacityBytes;
    }

    /** Cases II and III of the figure. */
    @Override
    public boolean onMiss(long key, long size) {
        boolean fromOnce = onceGhosts.contains(key);
        fromOften = !fromOnce && oftenGhosts.contains(key);
        if (fromOnce) {
            double step = Math.max(1, (double) oftenGhosts.bytes() / onceGhosts.bytes());
            onceTargetBytes = Math.min(onceTargetBytes + step, capacityBytes);
            onceGhosts.remove(key);
        } else if (fromOften) {
            double step = Math.max(1, (double) onceGhosts.bytes() / oftenGhosts.bytes());
            onceTargetBytes = Math.max(onceTargetBytes - step, 0);
            oftenGhosts.remove(key);
        }
        pending.set(key, size, fromOnce || fromOften);
        return true;
    }

    @Override
    public void onInsert(int slot, long key, long size) {
        if (slot >= keys.length) {
            keys = Arrays.copyOf(keys, SlotList.grownLength(keys.length, slot));
        }
        keys[slot] = key;
        if (pending.isReturning(key)) {
            often.addLast(slot, size);
        } else {
            once.addLast(slot, size);
        }
        pending.clear();
        fromOften = false;
    }

    /** Case I. */
    @Override
    public void onHit(int slot) {
        if (once.contains(slot)) {
            often.addLast(slot, once.remove(slot));
        } else {
            often.moveToLast(slot);
        }
    }

    @Override
    public int victim(IntPredicate evictable) {
        SizedList first = takesOnce() ? once : often;
        int slot = first.firstMatching(evictable);
        return slot != NONE ? slot : (first == once ? often : once).firstMatching(evictable);
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        boolean wasOnce = once.contains(slot);
        if (!wasOnce && !often.contains(slot)) {
            return;
        }
        boolean forgets = false;
        if (evicted && !pending.isReturning()) {
            forgets = wasOnce && fillsOnceAlone();
            forgetOldest();
        }
        long size = wasOnce ? once.remove(slot) : often.remove(slot);
        if (evicted && !forgets) {
            (wasOnce ? onceGhosts : oftenGhosts).add(keys[slot], size);
        }
    }

    @Override
    public void order(IntConsumer slots) {
        int rest = once.forEachOver(onceTargetBytes, slots);
        often.forEachFrom(often.first(), slots);
        once.forEachFrom(rest, slots);
    }

    @Override
    public String note(int slot) {
        return often.contains(slot) ? "T2" : "T1";
    }

    @Override
    public void checkInvariants() {
        once.checkInvariants();
        often.checkInvariants();
        onceGhosts.checkInvariants();
        oftenGhosts.checkInvariants();
        if (onceTargetBytes < 0 || onceTargetBytes > capacityBytes) {
            throw new IllegalStateException("p is " + onceTargetBytes);
        }
    }

    /** REPLACE of the figure, and the second half of its case IV (A). */
    private boolean takesOnce() {
        return often.isEmpty() || once.bytes() > onceTargetBytes
                || (fromOften && once.bytes() == onceTargetBytes && !once.isEmpty())
                || (!pending.isReturning() && fillsOnceAlone());
    }

    /** Case IV (A) without ghosts: T1 has all the room of T1 and B1. */
    private boolean fillsOnceAlone() {
        return onceGhosts.isEmpty() && once.bytes() + pending.size() > capacityBytes;
    }

    /** Case IV: a ghost goes for each file that becomes one, where there is no room for more. */
    private void forgetOldest() {
        long first = once.bytes() + onceGhosts.bytes();
        if (first + pending.size() > capacityBytes) {
            if (!onceGhosts.isEmpty()) {
                onceGhosts.removeOldest();
            }
        } else if (first + often.bytes() + oftenGhosts.bytes() >= 2 * capacityBytes
                && !oftenGhosts.isEmpty()) {
            oftenGhosts.removeOldest();
        }
    }
}
