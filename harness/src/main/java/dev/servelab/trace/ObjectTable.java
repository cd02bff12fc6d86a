package dev.servelab.trace;

import java.util.Arrays;

/**
 * The objects of a trace, numbered from 0 as they come, with what is known of each. Open addressing
 * with linear probing, at most half full. 48 to 80 bytes for each object. One thread.
 */
final class ObjectTable {
    private static final int LEAST = 1 << 10;

    private int[] table = new int[2 * LEAST];
    private int size;
    private long[] keys = new long[LEAST];
    /** How often each was asked for. */
    long[] counts = new long[LEAST];
    /** The size each had last. */
    long[] bytes = new long[LEAST];

    int size() {
        return size;
    }

    long key(int object) {
        return keys[object];
    }

    /** The number of an object; -1 if it is new. */
    int find(long key, long hash) {
        int mask = table.length - 1;
        for (int at = home(hash, mask);; at = at + 1 & mask) {
            int object = table[at] - 1;
            if (object < 0 || keys[object] == key) {
                return object;
            }
        }
    }

    /** Enters a new object, which gets the next number. */
    int add(long key, long hash) {
        if (size == keys.length) {
            grow();
        }
        keys[size] = key;
        counts[size] = 0;
        enter(size, hash);
        return size++;
    }

    /**
     * Keeps some of the objects, in their order.
     *
     * @param kept the new number of each object, or -1
     */
    void keep(int[] kept) {
        Arrays.fill(table, 0);
        int objects = size;
        size = 0;
        for (int object = 0; object < objects; object++) {
            if (kept[object] >= 0) {
                keys[size] = keys[object];
                counts[size] = counts[object];
                bytes[size] = bytes[object];
                enter(size, hash(keys[size]));
                size++;
            }
        }
    }

    /**
     * Mixes a key over all 64 bits: the finalizer of MurmurHash3 (A. Appleby). Samples are drawn by
     * the low bits, places in the table by the high ones.
     */
    static long hash(long key) {
        long hash = (key ^ key >>> 33) * 0xff51_afd7_ed55_8ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ce_b9fe_1a85_ec53L;
        return hash ^ hash >>> 33;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
        bytes = Arrays.copyOf(bytes, 2 * size);
        table = new int[4 * size];
        for (int object = 0; object < size; object++) {
            enter(object, hash(keys[object]));
        }
    }

    private void enter(int object, long hash) {
        int mask = table.length - 1;
        int at = home(hash, mask);
        while (table[at] != 0) {
            at = at + 1 & mask;
        }
        table[at] = object + 1;
    }

    private static int home(long hash, int mask) {
        return (int) (hash >>> Integer.SIZE) & mask;
    }
}
