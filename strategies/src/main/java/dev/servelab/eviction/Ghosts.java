package dev.servelab.eviction;

import java.util.Arrays;

/**
 * Files that have left, in lists, oldest first: their keys and what they were charged, not their
 * content. A key is in one list at most.
 */
final class Ghosts {
    /** The list where there is only one. */
    static final int ONLY = 0;

    private final int lists;
    private final FileLists byAge;
    private final KeyIndex ghosts = new KeyIndex();
    /** Numbers that have been used and are free again. */
    private int[] free = new int[0];
    private int freeCount;
    private int highest;

    Ghosts(int lists) {
        this.lists = lists;
        byAge = new FileLists(lists);
    }

    /** The number of a key's ghost, or {@link KeyIndex#ABSENT}. */
    int find(long key) {
        return ghosts.find(key);
    }

    /** Whether a ghost that was found is in that list. */
    boolean isIn(int list, int ghost) {
        return byAge.isIn(list, ghost);
    }

    /** Adds a key as the youngest of a list; one that is there stays what it is. */
    void add(int list, long key, long size) {
        if (find(key) == KeyIndex.ABSENT) {
            addAbsent(list, key, size);
        }
    }

    /** The same, but the oldest leave for it; one that would not fit alone is not added. */
    void addWithin(long limitBytes, int list, long key, long size) {
        if (size <= limitBytes && find(key) == KeyIndex.ABSENT) {
            while (byAge.bytes(list) + size > limitBytes) {
                removeOldest(list);
            }
            addAbsent(list, key, size);
        }
    }

    /** Takes a key out; returns whether it was there. */
    boolean remove(long key) {
        int ghost = find(key);
        if (ghost == KeyIndex.ABSENT) {
            return false;
        }
        drop(ghost);
        return true;
    }

    /** Takes the oldest of a list out; there must be one. */
    void removeOldest(int list) {
        drop(byAge.first(list));
    }

    boolean isEmpty(int list) {
        return byAge.isEmpty(list);
    }

    long bytes(int list) {
        return byAge.bytes(list);
    }

    void checkInvariants() {
        byAge.checkInvariants();
        int count = 0;
        for (int list = 0; list < lists; list++) {
            count += byAge.count(list);
            byAge.forEachFrom(byAge.first(list), ghost -> {
                if (find(byAge.key(ghost)) != ghost) {
                    throw new IllegalStateException("ghost " + ghost + " cannot be found");
                }
            });
        }
        if (count != ghosts.size() || count + freeCount != highest) {
            throw new IllegalStateException(count + " ghosts, " + ghosts.size() + " keys, "
                    + freeCount + " free of " + highest);
        }
    }

    private void addAbsent(int list, long key, long size) {
        int ghost = freeCount > 0 ? free[--freeCount] : highest++;
        ghosts.add(key, ghost);
        byAge.addLast(list, ghost, key, size);
    }

    private void drop(int ghost) {
        ghosts.remove(ghost);
        byAge.remove(ghost);
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, SlotList.grownLength(freeCount, freeCount));
        }
        free[freeCount++] = ghost;
    }
}
