package dev.servelab.eviction;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A queue by insertion, and a hand that moves over it from old to young: a file that was asked for
 * since the hand last came by stays, where it is, and loses its bit; one that was not goes. Past
 * the youngest the hand starts at the oldest again. Y. Zhang, J. Yang, Y. Yue, Y. Vigfusson,
 * K. V. Rashmi, "SIEVE is simpler than LRU", NSDI 2024.
 *
 * <p>Unlike {@link Clock} survivors keep their place, so that new files, most of which are never
 * asked for again, meet the hand soon.
 *
 * <p>The hand also moves past files that may not go. If it waited for one, files that it has just
 * let live would be the next to go.
 */
public final class Sieve implements EvictionPolicy, Noted {
    private final SlotList queue = new SlotList();
    private final HitBits hit = new HitBits();
    /** The last call of {@link #victim} in which the slot was refused: none is asked twice. */
    private int[] refusedIn = new int[0];
    private int call;
    /** The slot to look at next; NONE: the oldest. */
    private int hand = NONE;

    @Override
    public void onInsert(int slot, long key, long size) {
        hit.reset(slot);
        queue.addLast(slot);
        if (slot >= refusedIn.length) {
            refusedIn = Arrays.copyOf(refusedIn, SlotList.grownLength(refusedIn.length, slot));
        }
    }

    @Override
    public void onHit(int slot) {
        hit.set(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        call++;
        int slot = hand == NONE ? queue.first() : hand;
        // In the second round every bit has been cleared, but for those set by other threads.
        for (int left = 2 * queue.size(); left > 0; left--) {
            boolean spared = left > queue.size() ? hit.take(slot) : refusedIn[slot] == call;
            if (!spared) {
                if (evictable.test(slot)) {
                    hand = slot;
                    return slot;
                }
                refusedIn[slot] = call;
            }
            slot = younger(slot);
        }
        return NONE;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        if (slot == hand) {
            hand = queue.next(slot);
        }
        queue.remove(slot);
    }

    /** Two rounds of the hand: in the second go those that had a bit in the first. */
    @Override
    public void order(IntConsumer slots) {
        int start = hand == NONE ? queue.first() : hand;
        // Each bit is read once: hits set them meanwhile, without the lock.
        IntStream.Builder spared = IntStream.builder();
        giveFrom(start, NONE, spared, slots);
        giveFrom(queue.first(), start, spared, slots);
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
        if (hand != NONE && !queue.contains(hand)) {
            throw new IllegalStateException("the hand is at slot " + hand + ", which has left");
        }
    }

    private int younger(int slot) {
        int next = queue.next(slot);
        return next == NONE ? queue.first() : next;
    }

    private void giveFrom(int first, int end, IntConsumer spared, IntConsumer others) {
        for (int slot = first; slot != end; slot = queue.next(slot)) {
            (hit.isSet(slot) ? spared : others).accept(slot);
        }
    }
}
