package dev.servelab.eviction;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Adaptive replacement: two LRU lists, T1 of files asked for once, T2 of files asked for more
 * often, and the keys of what left each of them lately, B1 and B2. A key that comes back in B1 says
 * that T1 is too small, one in B2 that T2 is: p, the room meant for T1, follows. N. Megiddo, D. S.
 * Modha, "ARC: a self-tuning, low overhead replacement cache", FAST 2003, figure 4.
 *
 * <p>As in libCacheSim p is a real number, its steps are max(1, |B2| / |B1|) and max(1, |B1| /
 * |B2|), where T2 is empty T1 gives the victim, and all lists are measured in bytes. So with sizes
 * of 1 it is the paper's; with files of many bytes a step is a few bytes, as there, and p follows
 * slowly. The paper's bounds, T1 and B1 within c, all four within 2 c, hold by themselves where all
 * files have one size; with others, unlike in libCacheSim, the oldest ghosts go until they hold.
 */
public final class Arc implements EvictionPolicy, Noted {
    private static final int ONCE = 0;
    private static final int OFTEN = 1;

    /** T1 and T2, and B1 and B2. */
    private final FileLists files = new FileLists(2);
    private final Ghosts ghosts = new Ghosts(2);
    private final PendingMiss pending = new PendingMiss();
    private final long capacityBytes;
    /** The paper's p, in bytes, from 0 to the capacity. */
    private double onceTargetBytes;
    /** Whether the pending miss came back from B2. */
    private boolean fromOften;

    /** @param capacityBytes of the cache */
    public Arc(long capacityBytes) {
        this.capacityBytes = capacityBytes;
    }

    /** Cases II and III of the figure. */
    @Override
    public boolean onMiss(long key, long size) {
        int ghost = ghosts.find(key);
        boolean returning = ghost != KeyIndex.ABSENT;
        fromOften = returning && ghosts.isIn(OFTEN, ghost);
        if (returning) {
            onceTargetBytes = fromOften
                    ? Math.max(onceTargetBytes - step(ONCE, OFTEN), 0)
                    : Math.min(onceTargetBytes + step(OFTEN, ONCE),
                            (double) capacityBytes);
            ghosts.remove(key);
        }
        pending.set(key, size, returning);
        return true;
    }

    @Override
    public void onInsert(int slot, long key, long size) {
        files.addLast(pending.isReturning(key) ? OFTEN : ONCE, slot, key, size);
        pending.clear();
        fromOften = false;
        while (!ghosts.isEmpty(ONCE) && firstBytes() > capacityBytes) {
            ghosts.removeOldest(ONCE);
        }
        while (!ghosts.isEmpty(OFTEN) && allBytes() > 2 * capacityBytes) {
            ghosts.removeOldest(OFTEN);
        }
    }

    /** Case I. */
    @Override
    public void onHit(int slot) {
        if (files.contains(slot)) {
            files.moveToLast(OFTEN, slot);
        }
    }

    @Override
    public int victim(IntPredicate evictable) {
        return takesOnce()
                ? files.firstMatching(ONCE, OFTEN, evictable)
                : files.firstMatching(OFTEN, ONCE, evictable);
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        int list = files.isIn(ONCE, slot) ? ONCE : OFTEN;
        boolean remembers = evicted;
        if (evicted && !pending.isReturning()) {
            remembers = list == OFTEN || !fillsOnceAlone();
            forgetOldest();
        }
        files.remove(slot);
        if (remembers) {
            ghosts.add(list, files.key(slot), files.size(slot));
        }
    }

    @Override
    public void order(IntConsumer slots) {
        int rest = files.forEachOver(ONCE, onceTargetBytes, slots);
        files.forEachFrom(files.first(OFTEN), slots);
        files.forEachFrom(rest, slots);
    }

    @Override
    public String note(int slot) {
        return files.isIn(OFTEN, slot) ? "T2" : "T1";
    }

    @Override
    public void checkInvariants() {
        files.checkInvariants();
        ghosts.checkInvariants();
        if (onceTargetBytes < 0 || onceTargetBytes > capacityBytes) {
            throw new IllegalStateException("p is " + onceTargetBytes);
        }
        if ((!ghosts.isEmpty(ONCE) && firstBytes() > capacityBytes)
                || (!ghosts.isEmpty(OFTEN) && allBytes() > 2 * capacityBytes)) {
            throw new IllegalStateException(firstBytes() + " bytes in T1 and B1, " + allBytes()
                    + " in all, with room for " + capacityBytes);
        }
    }

    /** L1 of the paper. */
    private long firstBytes() {
        return files.bytes(ONCE) + ghosts.bytes(ONCE);
    }

    private long allBytes() {
        return firstBytes() + files.bytes(OFTEN) + ghosts.bytes(OFTEN);
    }

    private double step(int of, int to) {
        return Math.max(1, (double) ghosts.bytes(of) / ghosts.bytes(to));
    }

    /** REPLACE of the figure, and the second half of its case IV (A). */
    private boolean takesOnce() {
        long once = files.bytes(ONCE);
        return files.isEmpty(OFTEN) || once > onceTargetBytes
                || (fromOften && once == onceTargetBytes && once > 0)
                || (!pending.isReturning() && fillsOnceAlone());
    }

    /** Case IV (A) without ghosts: T1 has all the room of T1 and B1. */
    private boolean fillsOnceAlone() {
        return ghosts.isEmpty(ONCE) && files.bytes(ONCE) + pending.size() > capacityBytes;
    }

    /** Case IV: a ghost goes for each file that becomes one, where there is no room for more. */
    private void forgetOldest() {
        if (firstBytes() + pending.size() > capacityBytes) {
            if (!ghosts.isEmpty(ONCE)) {
                ghosts.removeOldest(ONCE);
            }
        } else if (allBytes() >= 2 * capacityBytes && !ghosts.isEmpty(OFTEN)) {
            ghosts.removeOldest(OFTEN);
        }
    }
}
