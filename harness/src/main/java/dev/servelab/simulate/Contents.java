package dev.servelab.simulate;

import dev.servelab.eviction.KeyIndex;
import java.util.Arrays;

/**
 * What a simulated cache holds: keys in slots, what each takes, and how much is taken of the
 * capacity. It knows no order. Its memory is bounded by what fits. One thread.
 */
final class Contents {
    private final long capacity;
    private final KeyIndex index = new KeyIndex();
    /** By slot; 0: nothing is in it. */
    private long[] charges = new long[16];
    /** A stack of the slots that are free again. */
    private int[] free = new int[16];
    private int freeCount;
    private int highest;
    private long used;

    /** @param capacity at least 1 */
    Contents(long capacity) {
        this.capacity = capacity;
    }

    /** The slot of a key, or {@link KeyIndex#ABSENT}. */
    int find(long key) {
        return index.find(key);
    }

    boolean holds(int slot) {
        return slot >= 0 && slot < highest && charges[slot] != 0;
    }

    /** Whether an object of that charge fits, alone: as large as the capacity does. */
    boolean fitsAlone(long charge) {
        return charge <= capacity;
    }

    /** Whether an object of that charge fits beside what is there. */
    boolean hasRoom(long charge) {
        return charge <= capacity - used;
    }

    /** Whether more is there than fits, as after {@link #add} without room. */
    boolean isOverfull() {
        return used > capacity;
    }

    /** Puts an object, which is not there, into a slot of its own, whether or not it fits. */
    int add(long key, long charge) {
        int slot = freeCount > 0 ? free[--freeCount] : newSlot();
        index.add(key, slot);
        charges[slot] = charge;
        used += charge;
        return slot;
    }

    /** Takes out what is in a slot. */
    void remove(int slot) {
        index.remove(slot);
        used -= charges[slot];
        charges[slot] = 0;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = slot;
    }

    /** Throws if slots, charges and the index disagree. For tests. */
    void checkInvariants() {
        long sum = 0;
        int held = 0;
        for (int slot = 0; slot < highest; slot++) {
            sum += charges[slot];
            if (charges[slot] != 0) {
                held++;
                if (index.find(index.key(slot)) != slot) {
                    throw new IllegalStateException("the index has lost slot " + slot);
                }
            }
        }
        if (sum != used || held != index.size() || held + freeCount != highest) {
            throw new IllegalStateException(held + " of " + highest + " slots held, " + freeCount
                    + " free, " + index.size() + " indexed; " + used + " used, " + sum + " held");
        }
    }

    private int newSlot() {
        if (highest == charges.length) {
            charges = Arrays.copyOf(charges, 2 * highest);
        }
        return highest++;
    }
}
