package dev.servelab.eviction;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Several doubly linked lists that share the slots: a slot is in one of them or in none. Each slot
 * has the key and the size of its file, each list knows the sum of its sizes. Operations cost O(1),
 * but for the walks, and allocate nothing once the arrays have grown to the highest slot.
 */
final class FileLists {
    private static final int NONE = EvictionPolicy.NONE;
    private static final byte ABSENT = -1;

    private final int lists;
    /**
     * Links of the rings: next and previous of node n at 2n and 2n + 1. The first nodes stand for
     * the lists, each before the first and behind the last of its ring; the node of a slot is the
     * slot plus their number.
     */
    private int[] links;
    private final long[] bytes;
    private final int[] counts;
    /** By slot. */
    private byte[] listOf = new byte[0];
    private long[] keys = new long[0];
    private long[] sizes = new long[0];

    FileLists(int lists) {
        this.lists = lists;
        bytes = new long[lists];
        counts = new int[lists];
        links = new int[2 * lists];
        for (int list = 0; list < lists; list++) {
            join(list, list);
        }
    }

    /** A copy that shares nothing. */
    FileLists(FileLists original) {
        lists = original.lists;
        links = original.links.clone();
        bytes = original.bytes.clone();
        counts = original.counts.clone();
        listOf = original.listOf.clone();
        keys = original.keys.clone();
        sizes = original.sizes.clone();
    }

    /** Adds a slot that is in no list at the end of one. */
    void addLast(int list, int slot, long key, long size) {
        ensureCapacity(slot);
        if (listOf[slot] != ABSENT) {
            throw new IllegalStateException("slot " + slot + " is in a list already");
        }
        keys[slot] = key;
        sizes[slot] = size;
        linkLast(list, slot);
    }

    /** Takes a slot out of its list. */
    void remove(int slot) {
        unlink(slot);
        listOf[slot] = ABSENT;
    }

    /** Moves a slot from its list to the end of one, of the same or of another. */
    void moveToLast(int list, int slot) {
        unlink(slot);
        linkLast(list, slot);
    }

    /** Whether the slot is in that list. */
    boolean isIn(int list, int slot) {
        return slot < listOf.length && listOf[slot] == list;
    }

    boolean contains(int slot) {
        return slot < listOf.length && listOf[slot] != ABSENT;
    }

    long key(int slot) {
        return keys[slot];
    }

    long size(int slot) {
        return sizes[slot];
    }

    /** The sizes of a list added up. */
    long bytes(int list) {
        return bytes[list];
    }

    int count(int list) {
        return counts[list];
    }

    boolean isEmpty(int list) {
        return counts[list] == 0;
    }

    /** The first slot of a list, or {@link EvictionPolicy#NONE}. */
    int first(int list) {
        return slot(links[2 * list]);
    }

    /** The last slot of a list, or {@link EvictionPolicy#NONE}. */
    int last(int list) {
        return slot(links[2 * list + 1]);
    }

    /** The one behind a slot, or {@link EvictionPolicy#NONE}. */
    int next(int slot) {
        return slot(links[2 * (slot + lists)]);
    }

    /** The first slot of a list that passes the test, or {@link EvictionPolicy#NONE}. */
    int firstMatching(int list, IntPredicate test) {
        int slot = first(list);
        while (slot != NONE && !test.test(slot)) {
            slot = next(slot);
        }
        return slot;
    }

    /** Of one list, or, if none of its slots passes the test, of the other. */
    int firstMatching(int list, int otherwise, IntPredicate test) {
        int slot = firstMatching(list, test);
        return slot != NONE ? slot : firstMatching(otherwise, test);
    }

    /** Gives every slot of a list from this one to the last. */
    void forEachFrom(int first, IntConsumer action) {
        for (int slot = first; slot != NONE; slot = next(slot)) {
            action.accept(slot);
        }
    }

    /**
     * Gives a list's slots from the first on for as long as those that are left sum up to more than
     * the limit; returns the first of those, or {@link EvictionPolicy#NONE}.
     */
    int forEachOver(int list, double limitBytes, IntConsumer action) {
        int slot = first(list);
        for (long left = bytes[list]; slot != NONE && left > limitBytes; slot = next(slot)) {
            action.accept(slot);
            left -= sizes[slot];
        }
        return slot;
    }

    /** Throws if links, counts or sums disagree. */
    void checkInvariants() {
        int linked = 0;
        for (int list = 0; list < lists; list++) {
            int seen = 0;
            long sum = 0;
            int before = NONE;
            for (int slot = first(list); slot != NONE; slot = next(slot)) {
                if (listOf[slot] != list || slot(links[2 * (slot + lists) + 1]) != before
                        || ++seen > counts[list]) {
                    throw new IllegalStateException("broken link at slot " + slot);
                }
                sum += sizes[slot];
                before = slot;
            }
            if (seen != counts[list] || sum != bytes[list] || last(list) != before) {
                throw new IllegalStateException(seen + " slots of " + sum + " bytes linked, "
                        + counts[list] + " of " + bytes[list] + " counted");
            }
            linked += seen;
        }
        int present = 0;
        for (byte list : listOf) {
            present += list == ABSENT ? 0 : 1;
        }
        if (present != linked) {
            throw new IllegalStateException(linked + " slots linked, " + present + " present");
        }
    }

    /** The slot of a node; NONE for a list's own. */
    private int slot(int node) {
        return Math.max(NONE, node - lists);
    }

    private void linkLast(int list, int slot) {
        int node = slot + lists;
        join(links[2 * list + 1], node);
        join(node, list);
        listOf[slot] = (byte) list;
        bytes[list] += sizes[slot];
        counts[list]++;
    }

    private void unlink(int slot) {
        int at = 2 * (slot + lists);
        join(links[at + 1], links[at]);
        int list = listOf[slot];
        bytes[list] -= sizes[slot];
        counts[list]--;
    }

    /** Makes two nodes neighbours. */
    private void join(int before, int after) {
        links[2 * before] = after;
        links[2 * after + 1] = before;
    }

    private void ensureCapacity(int slot) {
        int length = listOf.length;
        if (slot >= length) {
            int grown = SlotList.grownLength(length, slot);
            listOf = Arrays.copyOf(listOf, grown);
            Arrays.fill(listOf, length, grown, ABSENT);
            keys = Arrays.copyOf(keys, grown);
            sizes = Arrays.copyOf(sizes, grown);
            links = Arrays.copyOf(links, 2 * (grown + lists));
        }
    }
}
