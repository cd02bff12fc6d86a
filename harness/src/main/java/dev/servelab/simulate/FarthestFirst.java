package dev.servelab.simulate;

import java.util.Arrays;

/**
 * Slots by how far ahead their next use is: a binary heap, farthest on top, that knows where each
 * slot stands. What is never used again is farther than all else; among those the one whose last
 * use is longest ago goes first, so that no two are equal and the shape of the heap decides
 * nothing. One thread.
 */
final class FarthestFirst {
    private static final int ABSENT = -1;

    private int[] heap = new int[16];
    private int size;
    /** By slot. */
    private long[] distance = new long[16];
    /** By slot: where it stands in the heap. */
    private int[] place = absent(new int[16], 0);

    /** The slot whose next use is farthest. There must be one. */
    int first() {
        return heap[0];
    }

    /**
     * Enters a slot, or says anew of one that is there, that it is used at {@code position}.
     *
     * @param next where it is used next, after {@code position}; or {@link NextUses#NEVER}
     */
    void use(int slot, int position, int next) {
        ensureCapacity(slot);
        distance[slot] = next == NextUses.NEVER ? Long.MAX_VALUE - position : next;
        if (place[slot] == ABSENT) {
            place[slot] = size;
            heap[size++] = slot;
        }
        rise(place[slot]); // never sinks: its next use was this one, the nearest of all
    }

    void remove(int slot) {
        int gap = place[slot];
        place[slot] = ABSENT;
        int last = heap[--size];
        if (last != slot) {
            heap[gap] = last;
            place[last] = gap;
            rise(gap);
            sink(place[last]);
        }
    }

    /** Throws if a slot stands above a farther one, or not where it is said to. For tests. */
    void checkInvariants() {
        for (int at = 0; at < size; at++) {
            if (place[heap[at]] != at) {
                throw new IllegalStateException("slot " + heap[at] + " is not at " + at);
            }
            if (at > 0 && isFarther(heap[at], heap[(at - 1) >> 1])) {
                throw new IllegalStateException("a nearer slot above " + heap[at]);
            }
        }
    }

    private boolean isFarther(int slot, int other) {
        return distance[slot] > distance[other];
    }

    private void rise(int from) {
        int slot = heap[from];
        int at = from;
        while (at > 0 && isFarther(slot, heap[(at - 1) >> 1])) {
            put(heap[(at - 1) >> 1], at);
            at = (at - 1) >> 1;
        }
        put(slot, at);
    }

    private void sink(int from) {
        int slot = heap[from];
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && isFarther(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isFarther(heap[child], slot)) {
                break;
            }
            put(heap[child], at);
            at = child;
        }
        put(slot, at);
    }

    private void put(int slot, int at) {
        heap[at] = slot;
        place[slot] = at;
    }

    private void ensureCapacity(int slot) {
        int length = place.length;
        if (slot >= length) {
            int grown = Math.max(slot + 1, 2 * length);
            heap = Arrays.copyOf(heap, grown);
            distance = Arrays.copyOf(distance, grown);
            place = absent(Arrays.copyOf(place, grown), length);
        }
    }

    private static int[] absent(int[] places, int from) {
        Arrays.fill(places, from, places.length, ABSENT);
        return places;
    }
}
