package dev.servelab.eviction;

import java.util.Arrays;

/**
 * A map from long keys to ints in two arrays: open addressing with linear probing, at most half
 * full, and without tombstones: what stands behind a removed key moves up (D. E. Knuth, The Art of
 * Computer Programming, volume 3, section 6.4, algorithm R). Allocates only when it doubles.
 */
final class KeyTable {
    /** What {@link #get} answers for a key that is not there; values are not negative. */
    static final int ABSENT = -1;

    private static final int LENGTH_MIN = 16;

    private long[] keys = new long[LENGTH_MIN];
    private int[] values = filled(LENGTH_MIN);
    private int size;

    int get(long key) {
        return values[find(key)];
    }

    /** Puts a key that is not there. */
    void put(long key, int value) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int at = find(key);
        if (values[at] != ABSENT) {
            throw new IllegalStateException("key " + key + " is in the table already");
        }
        keys[at] = key;
        values[at] = value;
        size++;
    }

    /** Takes a key out; returns its value, or {@link #ABSENT}. */
    int remove(long key) {
        int hole = find(key);
        int value = values[hole];
        if (value == ABSENT) {
            return ABSENT;
        }
        size--;
        int mask = keys.length - 1;
        for (int at = hole + 1 & mask; values[at] != ABSENT; at = at + 1 & mask) {
            int home = home(keys[at]);
            // Moves up unless its home lies behind the hole, cyclically.
            if ((at - home & mask) >= (at - hole & mask)) {
                keys[hole] = keys[at];
                values[hole] = values[at];
                hole = at;
            }
        }
        values[hole] = ABSENT;
        return value;
    }

    int size() {
        return size;
    }

    /** Where the key is, or the free place where it would be. */
    private int find(long key) {
        int mask = keys.length - 1;
        int at = home(key);
        while (values[at] != ABSENT && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private int home(long key) {
        return (int) Mix.of(key) & keys.length - 1;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = filled(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != ABSENT) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, ABSENT);
        return values;
    }
}
