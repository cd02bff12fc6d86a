package dev.servelab.eviction;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Least frequently used: the file that was asked for least often since it was cached goes first;
 * among equals the one that reached its count first. A count is forgotten when the file leaves,
 * so a file that was popular once stays for as long as it is cached.
 *
 * <p>One list in order of eviction, cut into groups of equal count, so that a hit moves a file by
 * one group: O(1), after K. Shah, A. Mitra, D. Matani, "An O(1) algorithm for implementing the LFU
 * cache eviction scheme", 2010. They keep a list for each count; here the groups are pieces of one.
 */
public final class Lfu implements EvictionPolicy, Noted {
    private final SlotList byCount = new SlotList();
    /** By slot. */
    private int[] groupOf = new int[0];
    /** By group, of which there are never more than slots, but for one while a file moves. */
    private long[] countOf = new long[0];
    private int[] youngestOf = new int[0];
    private int[] freeGroups = new int[0];
    private int freeCount;

    @Override
    public void onInsert(int slot, long key, long size) {
        if (slot >= groupOf.length) {
            grow(SlotList.grownLength(groupOf.length, slot));
        }
        int lowest = byCount.first();
        if (lowest != NONE && countOf[groupOf[lowest]] == 1) {
            join(slot, groupOf[lowest]);
        } else {
            byCount.addAfter(NONE, slot);
            found(slot, 1);
        }
    }

    @Override
    public void onHit(int slot) {
        if (!byCount.contains(slot)) {
            return;
        }
        int group = groupOf[slot];
        int youngest = youngestOf[group];
        int above = byCount.next(youngest);
        long count = countOf[group] + 1;
        if (above != NONE && countOf[groupOf[above]] == count) {
            leave(slot);
            join(slot, groupOf[above]);
        } else if (isAlone(slot)) {
            countOf[group] = count;
        } else {
            int before = youngest == slot ? byCount.previous(slot) : youngest;
            leave(slot);
            byCount.addAfter(before, slot);
            found(slot, count);
        }
    }

    @Override
    public int victim(IntPredicate evictable) {
        return byCount.firstMatching(evictable);
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        if (byCount.contains(slot)) {
            leave(slot);
        }
    }

    @Override
    public void order(IntConsumer slots) {
        byCount.forEach(slots);
    }

    @Override
    public String note(int slot) {
        return countOf[groupOf[slot]] + "x";
    }

    @Override
    public void checkInvariants() {
        byCount.checkInvariants();
        int groups = 0;
        for (int slot = byCount.first(); slot != NONE; slot = byCount.next(slot)) {
            int next = byCount.next(slot);
            boolean ends = youngestOf[groupOf[slot]] == slot;
            groups += ends ? 1 : 0;
            boolean right = ends
                    ? next == NONE || countOf[groupOf[next]] > countOf[groupOf[slot]]
                    : next != NONE && groupOf[next] == groupOf[slot];
            if (!right) {
                throw new IllegalStateException("counts out of order at slot " + slot);
            }
        }
        if (groups + freeCount != freeGroups.length) {
            throw new IllegalStateException(groups + " groups used, " + freeCount + " free, of "
                    + freeGroups.length);
        }
    }

    private boolean isAlone(int slot) {
        int before = byCount.previous(slot);
        return youngestOf[groupOf[slot]] == slot
                && (before == NONE || groupOf[before] != groupOf[slot]);
    }

    private void join(int slot, int group) {
        byCount.addAfter(youngestOf[group], slot);
        youngestOf[group] = slot;
        groupOf[slot] = group;
    }

    /** Makes a new group of a slot that stands in its place already. */
    private void found(int slot, long count) {
        int group = freeGroups[--freeCount];
        groupOf[slot] = group;
        countOf[group] = count;
        youngestOf[group] = slot;
    }

    private void leave(int slot) {
        int group = groupOf[slot];
        if (isAlone(slot)) {
            freeGroups[freeCount++] = group;
        } else if (youngestOf[group] == slot) {
            youngestOf[group] = byCount.previous(slot);
        }
        byCount.remove(slot);
    }

    private void grow(int length) {
        int before = freeGroups.length;
        groupOf = Arrays.copyOf(groupOf, length);
        countOf = Arrays.copyOf(countOf, length + 1);
        youngestOf = Arrays.copyOf(youngestOf, length + 1);
        freeGroups = Arrays.copyOf(freeGroups, length + 1);
        for (int group = before; group <= length; group++) {
            freeGroups[freeCount++] = group;
        }
    }
}
