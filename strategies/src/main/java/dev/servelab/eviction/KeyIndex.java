package dev.servelab.eviction;

import java.util.Arrays;

/**
 * Which slot holds a key, for keys of 64 bits and whatever has slots, files or ghosts of them: open
 * addressing with linear probing and no tombstones: what follows a removed entry moves up (D. E.
 * Knuth, The Art of Computer Programming, volume 3, section 6.4, algorithm R). An entry is one word,
 * 32 bits of the key's hash and the slot, so that a look-up reads one place of the table, and the
 * key itself only where those bits agree. At most a quarter full while it is small, which is a fifth
 * faster; half full when it is large: then 24 bytes or so for each key. Nothing is allocated once it
 * has grown. One thread.
 */
public final class KeyIndex {
    /** What is answered for a key that is not there; slots are not negative. */
    public static final int ABSENT = -1;

    private static final int LEAST_BITS = 4;
    /** Half full, the largest table holds 2^29 keys. */
    private static final int MOST_BITS = 30;
    /** From so many places on, 8 MiB of them, room counts for more than the length of a search. */
    private static final int LARGE = 1 << 20;
    private static final long EMPTY = 0;

    /** The hash's 32 bits above the slot plus one; 0 is an empty place. */
    private long[] table = new long[1 << LEAST_BITS];
    private int shift = Integer.SIZE - LEAST_BITS;
    private int size;
    private long[] keyOfSlot = new long[1 << LEAST_BITS];

    /** How many keys are there. */
    public int size() {
        return size;
    }

    /** The key in a slot that holds one. */
    public long key(int slot) {
        return keyOfSlot[slot];
    }

    /** The slot of a key, or {@link #ABSENT}. */
    public int find(long key) {
        long[] places = table;
        int mask = places.length - 1;
        int hash = hash(key);
        for (int at = hash >>> shift;; at++) {
            long entry = places[at & mask];
            if (entry == EMPTY) {
                return ABSENT;
            }
            if ((int) (entry >>> Integer.SIZE) == hash && keyOfSlot[slot(entry)] == key) {
                return slot(entry);
            }
        }
    }

    /**
     * Enters a key that is not there into a slot that holds none.
     *
     * @throws IllegalStateException if there are 2^29 keys
     */
    public void add(long key, int slot) {
        if (size >= table.length >> (table.length < LARGE ? 2 : 1)) {
            growTable();
        }
        if (slot >= keyOfSlot.length) {
            keyOfSlot = Arrays.copyOf(keyOfSlot, Math.max(slot + 1, 2 * keyOfSlot.length));
        }
        keyOfSlot[slot] = key;
        place((Integer.toUnsignedLong(hash(key)) << Integer.SIZE) | (slot + 1L));
        size++;
    }

    /** Takes out the key in a slot that holds one. */
    public void remove(int slot) {
        int mask = table.length - 1;
        int hash = hash(keyOfSlot[slot]);
        int at = hash >>> shift;
        while (slot(table[at]) != slot) {
            at = (at + 1) & mask;
        }
        closeGap(at, mask);
        size--;
    }

    /** Moves up each entry behind the gap that may stand in it, until an empty place. */
    private void closeGap(int from, int mask) {
        int gap = from;
        for (int at = (gap + 1) & mask; table[at] != EMPTY; at = (at + 1) & mask) {
            int home = (int) (table[at] >>> Integer.SIZE) >>> shift;
            if (((at - home) & mask) >= ((at - gap) & mask)) {
                table[gap] = table[at];
                gap = at;
            }
        }
        table[gap] = EMPTY;
    }

    private void growTable() {
        int bits = Integer.SIZE - shift + 1;
        if (bits > MOST_BITS) {
            throw new IllegalStateException("more than 2^29 keys");
        }
        long[] old = table;
        table = new long[1 << bits];
        shift = Integer.SIZE - bits;
        for (long entry : old) {
            if (entry != EMPTY) {
                place(entry);
            }
        }
    }

    private void place(long entry) {
        int mask = table.length - 1;
        int at = (int) (entry >>> Integer.SIZE) >>> shift;
        while (table[at] != EMPTY) {
            at = (at + 1) & mask;
        }
        table[at] = entry;
    }

    private static int slot(long entry) {
        return (int) entry - 1;
    }

    /** Fibonacci hashing (Knuth, 6.4) of both halves. */
    private static int hash(long key) {
        return (int) (((key ^ (key >>> Integer.SIZE)) * 0x9E37_79B9_7F4A_7C15L) >>> Integer.SIZE);
    }
}
