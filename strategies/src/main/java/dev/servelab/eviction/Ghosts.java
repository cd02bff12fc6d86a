package dev.servelab.eviction;

import java.util.Arrays;

/** Files that have left, oldest first: their keys and what they were charged, not their content. */
final class Ghosts {
    private final KeyTable nodes = new KeyTable();
    private final SizedList byAge = new SizedList();
    /** By node. */
    private long[] keys = new long[0];
    /** Nodes that have been used and are free again. */
    private int[] freeNodes = new int[0];
    private int freeCount;

    boolean contains(long key) {
        return nodes.get(key) != KeyTable.ABSENT;
    }

    /** Adds a key as the youngest; one that is there stays what it is. */
    void add(long key, long size) {
        if (contains(key)) {
            return;
        }
        int node = freeCount > 0 ? freeNodes[--freeCount] : byAge.count();
        if (node >= keys.length) {
            int length = SlotList.grownLength(keys.length, node);
            keys = Arrays.copyOf(keys, length);
            freeNodes = Arrays.copyOf(freeNodes, length);
        }
        keys[node] = key;
        nodes.put(key, node);
        byAge.addLast(node, size);
    }

    /** The same, but the oldest leave for it; one that would not fit alone is not added. */
    void addWithin(long limitBytes, long key, long size) {
        if (size > limitBytes || contains(key)) {
            return;
        }
        while (byAge.bytes() + size > limitBytes) {
            removeOldest();
        }
        add(key, size);
    }

    /** Takes a key out; returns whether it was there. */
    boolean remove(long key) {
        int node = nodes.remove(key);
        if (node == KeyTable.ABSENT) {
            return false;
        }
        free(node);
        return true;
    }

    /** Takes the oldest out; there must be one. */
    void removeOldest() {
        int node = byAge.first();
        nodes.remove(keys[node]);
        free(node);
    }

    boolean isEmpty() {
        return byAge.isEmpty();
    }

    long bytes() {
        return byAge.bytes();
    }

    void checkInvariants() {
        byAge.checkInvariants();
        if (nodes.size() != byAge.count()) {
            throw new IllegalStateException(nodes.size() + " keys, " + byAge.count() + " ghosts");
        }
        byAge.forEachFrom(byAge.first(), node -> {
            if (nodes.get(keys[node]) != node) {
                throw new IllegalStateException("ghost " + keys[node] + " cannot be found");
            }
        });
    }

    private void free(int node) {
        byAge.remove(node);
        freeNodes[freeCount++] = node;
    }
}
