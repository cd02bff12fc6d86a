package dev.servelab.eviction;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * First in, first out with a second chance: a hit sets a file's bit; the oldest file goes unless
 * its bit is set, which is then cleared, and the file becomes the youngest. F. J. Corbató, "A
 * paging experiment with the Multics system", MIT Project MAC, 1968.
 *
 * <p>A queue stands for the circle and its hand. The form is libCacheSim's: survivors go to the
 * young end before the new file enters, so that they are older than it.
 */
public final class Clock implements EvictionPolicy, Noted {
    private final SlotList queue = new SlotList();
    private final HitBits hit = new HitBits();

    @Override
    public void onInsert(int slot, long key, long size) {
        hit.reset(slot);
        queue.addLast(slot);
    }

    @Override
    public void onHit(int slot) {
        hit.set(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        int lastOfFirstRound = queue.last();
        boolean firstRound = true;
        int slot = queue.first();
        while (slot != NONE) {
            int next = queue.next(slot);
            // Bits that other threads set meanwhile must not keep the hand going round for ever.
            if (firstRound && hit.take(slot)) {
                queue.moveToLast(slot);
                next = next == NONE ? slot : next;
            } else if (evictable.test(slot)) {
                return slot;
            }
            firstRound &= slot != lastOfFirstRound;
            slot = next;
        }
        return NONE;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        queue.remove(slot);
    }

    /** The files that have no second chance left, and then those that have, oldest first. */
    @Override
    public void order(IntConsumer slots) {
        // Each bit is read once: hits set them meanwhile, without the lock.
        IntStream.Builder spared = IntStream.builder();
        queue.forEach(slot -> (hit.isSet(slot) ? spared : slots).accept(slot));
        spared.build().forEach(slots);
    }

    @Override
    public boolean concurrentHits() {
        return true;
    }

    @Override
    public String note(int slot) {
        return hit.isSet(slot) ? "bit 1" : "bit 0";
    }

    @Override
    public void checkInvariants() {
        queue.checkInvariants();
    }
}
