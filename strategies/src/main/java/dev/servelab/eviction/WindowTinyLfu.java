package dev.servelab.eviction;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * W-TinyLFU: a new file enters a window, which is LRU and has a hundredth of the cache. The oldest
 * of the window and the next victim of the main part are compared by how often they were asked for
 * lately, be they cached or not; the one with less goes. The main part is a segmented LRU: files on
 * probation, and those asked for again, which are protected and have four fifths of it. G.
 * Einziger, R. Friedman, B. Manes, "TinyLFU: a highly efficient cache admission policy", ACM
 * Transactions on Storage 13(4), 2017.
 *
 * <p>The shares are those of the Caffeine simulator's static form, and so are the rules of the
 * comparison: a tie is won by the file in the main part. Room is made before a file enters here, so
 * the window counts the new file in when its oldest is compared. The sketch grows with the number
 * of cached files, because a capacity in bytes does not tell it; and it has other hashes, so that
 * hit ratios differ by up to a hundredth or so.
 */
public final class WindowTinyLfu implements EvictionPolicy, Noted {
    private static final int WINDOW = 0;
    private static final int PROBATION = 1;
    private static final int PROTECTED = 2;

    private final FileLists files = new FileLists(3);
    private final FrequencySketch lately;
    private final PendingMiss pending = new PendingMiss();
    private final long windowMaxBytes;
    private final long protectedMaxBytes;

    /** @param capacityBytes of the cache */
    public WindowTinyLfu(long capacityBytes) {
        long mainMaxBytes = (long) (capacityBytes * 0.99);
        windowMaxBytes = capacityBytes - mainMaxBytes;
        protectedMaxBytes = (long) (mainMaxBytes * 0.8);
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
        files.addLast(WINDOW, slot, key, size);
        moveOver(windowMaxBytes, WINDOW);
        lately.ensureCapacity(files.count(WINDOW) + files.count(PROBATION)
                + files.count(PROTECTED));
        pending.clear();
    }

    @Override
    public void onHit(int slot) {
        if (files.isIn(WINDOW, slot)) {
            files.moveToLast(WINDOW, slot);
        } else if (files.contains(slot)) {
            files.moveToLast(PROTECTED, slot);
            moveOver(protectedMaxBytes, PROTECTED);
        } else {
            return;
        }
        lately.add(files.key(slot));
    }

    @Override
    public int victim(IntPredicate evictable) {
        boolean compares = isWindowFull(files.bytes(WINDOW));
        int candidate = compares ? files.firstMatching(WINDOW, evictable) : NONE;
        int opponent = files.firstMatching(PROBATION, evictable);
        if (candidate != NONE) {
            return loser(candidate, opponent);
        }
        if (opponent != NONE) {
            return opponent;
        }
        int slot = files.firstMatching(PROTECTED, evictable);
        return slot != NONE || compares ? slot : files.firstMatching(WINDOW, evictable);
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        files.remove(slot);
    }

    @Override
    public void order(IntConsumer slots) {
        int candidate = files.first(WINDOW);
        int opponent = files.first(PROBATION);
        long windowBytes = files.bytes(WINDOW);
        while (opponent != NONE || (candidate != NONE && isWindowFull(windowBytes))) {
            boolean compares = candidate != NONE && isWindowFull(windowBytes);
            int next = compares ? loser(candidate, opponent) : opponent;
            slots.accept(next);
            if (next == candidate) {
                windowBytes -= files.size(next);
                candidate = files.next(next);
            } else {
                opponent = files.next(next);
            }
        }
        files.forEachFrom(files.first(PROTECTED), slots);
        files.forEachFrom(candidate, slots);
    }

    @Override
    public String note(int slot) {
        if (files.isIn(WINDOW, slot)) {
            return "window";
        }
        return files.isIn(PROTECTED, slot) ? "protected" : "probation";
    }

    @Override
    public void checkInvariants() {
        files.checkInvariants();
        if (files.bytes(WINDOW) > windowMaxBytes || files.bytes(PROTECTED) > protectedMaxBytes) {
            throw new IllegalStateException(files.bytes(WINDOW) + " bytes in the window, "
                    + files.bytes(PROTECTED) + " protected");
        }
    }

    /** Whether a file would have to leave the window for the one that was missed. */
    private boolean isWindowFull(long windowBytes) {
        return windowBytes + Math.max(1, pending.size()) > windowMaxBytes;
    }

    private int loser(int candidate, int opponent) {
        boolean wins = opponent != NONE && lately.estimate(files.key(candidate)) > lately
                .estimate(files.key(opponent));
        return wins ? opponent : candidate;
    }

    /** The oldest of a list that has grown over its limit go on probation. */
    private void moveOver(long limitBytes, int list) {
        while (files.bytes(list) > limitBytes) {
            files.moveToLast(PROBATION, files.first(list));
        }
    }
}
