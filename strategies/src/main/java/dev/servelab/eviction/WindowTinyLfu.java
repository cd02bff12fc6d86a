package dev.servelab.eviction;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * W-TinyLFU: a new file enters a window, which is LRU and has a hundredth of the cache. The oldest of the
 * window and the next victim of the main part are compared by how often they were asked for lately, be they
 * cached or not; the one with less goes. The main part is a segmented LRU: files on probation, and
 * those asked for again, which are protected and have four fifths of it. G. Einziger, R. Friedman,
 * B. Manes, "TinyLFU: a highly efficient cache admission policy", ACM Transactions on Storage
 * 13(4), 2017.
 *
 * <p>The shares are those of the Caffeine simulator's static form, and so are the rules of the
 * comparison: a tie is won by the file in the main part. Room is made before a file enters here, so
 * the window counts the new file in when its oldest is compared. The sketch grows with the number
 * of cached files, because a capacity in bytes does not tell it; and it has other hashes, so that
 * hit ratios differ by up to a hundredth or so.
 */
public final class WindowTinyLfu implements EvictionPolicy {
    private final SizedList window = new SizedList();
    private final SizedList probation = new SizedList();
    private final SizedList guarded = new SizedList();
    private final FrequencySketch lately;
    private final PendingMiss pending = new PendingMiss();
    private final long windowMaxBytes;
    private final long guardedMaxBytes;
    private long[] keys = new long[0];

    /** @param capacityBytes of the cache */
    public WindowTinyLfu(long capacityBytes) {
        long mainMaxBytes = (long) (capacityBytes * 0.99);
        windowMaxBytes = capacityBytes - mainMaxBytes;
        guardedMaxBytes = (long) (mainMaxBytes * 0.8);
        lately = new FrequencySketch(capacityBytes);
    }

    @Override
    public boolean onMiss(long key, long size) {
        lately.add(key);
        pending.set(key, size, false);
        return true;
    }

    /** What no longer fits the window goes on probation. */
    @Override
    public void onInsert(int slot, long key, long size) {
        if (slot >= keys.length) {
            keys = Arrays.copyOf(keys, SlotList.grownLength(keys.length, slot));
        }
        keys[slot] = key;
        window.addLast(slot, size);
        while (window.bytes() > windowMaxBytes) {
            int oldest = window.first();
            probation.addLast(oldest, window.remove(oldest));
        }
        lately.ensureCapacity(window.count() + probation.count() + guarded.count());
        pending.clear();
    }

    @Override
    public void onHit(int slot) {
        if (window.contains(slot)) {
            window.moveToLast(slot);
        } else if (guarded.contains(slot)) {
            guarded.moveToLast(slot);
        } else if (probation.contains(slot)) {
            promote(slot);
        } else {
            return;
        }
        lately.add(keys[slot]);
    }

    @Override
    public int victim(IntPredicate evictable) {
        int candidate = isWindowFull(window.bytes()) ? window.firstMatching(evictable) : NONE;
        int opponent = probation.firstMatching(evictable);
        if (candidate != NONE) {
            return loser(candidate, opponent);
        }
        if (opponent != NONE) {
            return opponent;
        }
        int slot = guarded.firstMatching(evictable);
        return slot != NONE || isWindowFull(window.bytes())
                ? slot
                : window.firstMatching(evictable);
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        if (window.contains(slot)) {
            window.remove(slot);
        } else if (probation.contains(slot)) {
            probation.remove(slot);
        } else if (guarded.contains(slot)) {
            guarded.remove(slot);
        }
    }

    @Override
    public void order(IntConsumer slots) {
        int candidate = window.first();
        int opponent = probation.first();
        long windowBytes = window.bytes();
        while (opponent != NONE || candidate != NONE && isWindowFull(windowBytes)) {
            boolean compared = candidate != NONE && isWindowFull(windowBytes);
            int next = compared ? loser(candidate, opponent) : opponent;
            slots.accept(next);
            if (next == candidate) {
                windowBytes -= window.size(next);
                candidate = window.next(next);
            } else {
                opponent = probation.next(next);
            }
        }
        guarded.forEachFrom(guarded.first(), slots);
        window.forEachFrom(candidate, slots);
    }

    @Override
    public void checkInvariants() {
        window.checkInvariants();
        probation.checkInvariants();
        guarded.checkInvariants();
        if (window.bytes() > windowMaxBytes || guarded.bytes() > guardedMaxBytes) {
            throw new IllegalStateException(window.bytes() + " bytes in the window, "
                    + guarded.bytes() + " protected");
        }
    }

    /** Whether a file would have to leave the window for the one that was missed. */
    private boolean isWindowFull(long windowBytes) {
        return windowBytes + Math.max(1, pending.size()) > windowMaxBytes;
    }

    private int loser(int candidate, int opponent) {
        boolean wins = opponent != NONE
                && lately.estimate(keys[candidate]) > lately.estimate(keys[opponent]);
        return wins ? opponent : candidate;
    }

    private void promote(int slot) {
        guarded.addLast(slot, probation.remove(slot));
        while (guarded.bytes() > guardedMaxBytes) {
            int oldest = guarded.first();
            probation.addLast(oldest, guarded.remove(oldest));
        }
    }
}
