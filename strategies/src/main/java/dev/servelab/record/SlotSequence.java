package dev.servelab.record;

import java.util.Arrays;

/** Slots in a row. Used by one thread at a time. */
public final class SlotSequence {
    private int[] slots = new int[16];
    private int count;

    /** Adds one at the end. */
    public void add(int slot) {
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
        }
        slots[count++] = slot;
    }

    /** Takes all out. */
    public void clear() {
        count = 0;
    }

    public int count() {
        return count;
    }

    /** The slot at a place from 0 to count - 1. */
    public int at(int place) {
        if (place >= count) {
            throw new IndexOutOfBoundsException(place);
        }
        return slots[place];
    }

    /** Whether the other has the same in the same places. */
    public boolean isSameAs(SlotSequence other) {
        return Arrays.equals(slots, 0, count, other.slots, 0, other.count);
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(slots, count));
    }
}
