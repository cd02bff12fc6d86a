package dev.servelab.eviction;

import java.util.Arrays;

/**
 * A bit for each slot that says it was asked for since somebody last looked. {@link #set} may come
 * from many threads without the cache's lock; everything else is called under it.
 *
 * <p>Plain writes suffice. Elements of a byte array do not tear (JLS 17.6), every writer of the bit
 * writes the same value, and a bit that is seen late or is lost while the array grows costs a
 * file one second chance, as if it had been asked for a moment earlier. What must not happen is
 * that a file inherits the bit of the one that had its slot before: whoever sets a bit holds a pin,
 * a slot is recycled only once the last pin has been given back, and {@link #reset} comes after
 * that.
 */
final class HitBits {
    /** Volatile, so that a thread sees an array that has been grown with its length and content. */
    private volatile byte[] bits = new byte[0];

    /** Makes room for the slot and clears its bit. */
    void reset(int slot) {
        byte[] now = bits;
        if (slot >= now.length) {
            now = Arrays.copyOf(now, SlotList.grownLength(now.length, slot));
            bits = now;
        }
        now[slot] = 0;
    }

    /** Reads first: many threads that hit one file would fight for its cache line. */
    void set(int slot) {
        byte[] now = bits;
        if (now[slot] == 0) {
            now[slot] = 1;
        }
    }

    boolean isSet(int slot) {
        return bits[slot] != 0;
    }

    /** Clears the bit; returns whether it was set. */
    boolean take(int slot) {
        byte[] now = bits;
        boolean wasSet = now[slot] != 0;
        if (wasSet) {
            now[slot] = 0;
        }
        return wasSet;
    }
}
