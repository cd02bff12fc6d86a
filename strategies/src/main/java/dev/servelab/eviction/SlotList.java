package dev.servelab.eviction;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * A doubly linked list of slots in two arrays: every operation but the walks costs O(1) and
 * allocates nothing once the arrays have grown to the highest slot.
 */
final class SlotList {
    private static final int END = EvictionPolicy.NONE;
    private static final int ABSENT = -2;

    private int[] next = new int[0];
    private int[] previous = new int[0];
    private int first = END;
    private int last = END;
    private int size;

    /** The length that an array has to grow to, to be indexed with the slot. */
    static int grownLength(int length, int slot) {
        return Math.max(slot + 1, Math.max(16, 2 * length));
    }

    /** Adds a slot that is not in the list at its end. */
    void addLast(int slot) {
        addAfter(last, slot);
    }

    /** Adds a slot that is not in the list behind another, or as the first behind NONE. */
    void addAfter(int before, int slot) {
        ensureCapacity(slot);
        if (contains(slot)) {
            throw new IllegalStateException("slot " + slot + " is in the list already");
        }
        int after = before == END ? first : next[before];
        link(before, slot);
        link(slot, after);
        size++;
    }

    /** Takes a slot out, if it is in the list. */
    void remove(int slot) {
        if (!contains(slot)) {
            return;
        }
        link(previous[slot], next[slot]);
        next[slot] = ABSENT;
        size--;
    }

    /** Moves a slot of the list to its end. */
    void moveToLast(int slot) {
        if (slot != last && contains(slot)) {
            remove(slot);
            addLast(slot);
        }
    }

    boolean contains(int slot) {
        return slot < next.length && next[slot] != ABSENT;
    }

    int size() {
        return size;
    }

    /** The first slot, or {@link EvictionPolicy#NONE}. */
    int first() {
        return first;
    }

    /** The last slot, or {@link EvictionPolicy#NONE}. */
    int last() {
        return last;
    }

    /** The one behind a slot of the list, or {@link EvictionPolicy#NONE}. */
    int next(int slot) {
        return next[slot];
    }

    /** The one before a slot of the list, or {@link EvictionPolicy#NONE}. */
    int previous(int slot) {
        return previous[slot];
    }

    /** Returns the first slot that passes the test, or {@link EvictionPolicy#NONE}. */
    int firstMatching(IntPredicate test) {
        for (int slot = first; slot != END; slot = next[slot]) {
            if (test.test(slot)) {
                return slot;
            }
        }
        return EvictionPolicy.NONE;
    }

    /** Gives every slot from the first to the last. */
    void forEach(IntConsumer action) {
        for (int slot = first; slot != END; slot = next[slot]) {
            action.accept(slot);
        }
    }

    /** Throws if the links of both directions disagree with each other or with the size. */
    void checkInvariants() {
        int seen = 0;
        int before = END;
        for (int slot = first; slot != END; slot = next[slot]) {
            if (previous[slot] != before || ++seen > size) {
                throw new IllegalStateException("broken link at slot " + slot);
            }
            before = slot;
        }
        if (seen != size || last != before) {
            throw new IllegalStateException(seen + " slots linked, " + size + " counted");
        }
    }

    /** Makes two slots neighbours; END stands for what is before the first and behind the last. */
    private void link(int before, int after) {
        if (before == END) {
            first = after;
        } else {
            next[before] = after;
        }
        if (after == END) {
            last = before;
        } else {
            previous[after] = before;
        }
    }

    private void ensureCapacity(int slot) {
        int length = next.length;
        if (slot >= length) {
            int grown = grownLength(length, slot);
            next = Arrays.copyOf(next, grown);
            previous = Arrays.copyOf(previous, grown);
            Arrays.fill(next, length, grown, ABSENT);
        }
    }
}
