package dev.servelab.eviction;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** A list of slots that also knows what each of them is charged, and the sum. */
final class SizedList {
    private final SlotList slots;
    private long[] sizes;
    private long bytes;

    SizedList() {
        slots = new SlotList();
        sizes = new long[0];
    }

    /** A copy that shares nothing. */
    SizedList(SizedList original) {
        slots = new SlotList(original.slots);
        sizes = original.sizes.clone();
        bytes = original.bytes;
    }

    /** Adds a slot that is not in the list at its end. */
    void addLast(int slot, long size) {
        slots.addLast(slot);
        if (slot >= sizes.length) {
            sizes = Arrays.copyOf(sizes, SlotList.grownLength(sizes.length, slot));
        }
        sizes[slot] = size;
        bytes += size;
    }

    /** Takes a slot out; returns its size. */
    long remove(int slot) {
        long size = sizes[slot];
        slots.remove(slot);
        bytes -= size;
        return size;
    }

    void moveToLast(int slot) {
        slots.moveToLast(slot);
    }

    boolean contains(int slot) {
        return slots.contains(slot);
    }

    boolean isEmpty() {
        return slots.size() == 0;
    }

    int count() {
        return slots.size();
    }

    int first() {
        return slots.first();
    }

    int last() {
        return slots.last();
    }

    int next(int slot) {
        return slots.next(slot);
    }

    long size(int slot) {
        return sizes[slot];
    }

    /** The sizes of all slots added up. */
    long bytes() {
        return bytes;
    }

    int firstMatching(IntPredicate test) {
        return slots.firstMatching(test);
    }

    /** Gives every slot from this one to the last. */
    void forEachFrom(int first, IntConsumer action) {
        for (int slot = first; slot != EvictionPolicy.NONE; slot = slots.next(slot)) {
            action.accept(slot);
        }
    }

    /**
     * Gives slots from the first on for as long as those that are left sum up to more than the
     * limit; returns the first of those, or {@link EvictionPolicy#NONE}.
     */
    int forEachOver(double limitBytes, IntConsumer action) {
        int slot = slots.first();
        for (long left = bytes; slot != EvictionPolicy.NONE && left > limitBytes;) {
            action.accept(slot);
            left -= sizes[slot];
            slot = slots.next(slot);
        }
        return slot;
    }

    void checkInvariants() {
        slots.checkInvariants();
        long[] sum = new long[1];
        slots.forEach(slot -> sum[0] += sizes[slot]);
        if (sum[0] != bytes) {
            throw new IllegalStateException(sum[0] + " bytes listed, " + bytes + " counted");
        }
    }
}
