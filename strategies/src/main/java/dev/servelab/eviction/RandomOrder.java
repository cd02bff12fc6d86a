package dev.servelab.eviction;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Any file, each as likely as the others: what an order has to beat to be worth its trouble. The
 * draws are SplitMix64's from the seed {@value #SEED}, so that each run evicts the same.
 *
 * <p>The files stand in a random order at all times: a new one takes the place of one drawn among
 * all, which becomes the last (R. A. Fisher, F. Yates, 1938; inside out, as D. E. Knuth has it).
 * So asking for a victim draws nothing and changes nothing.
 */
public final class RandomOrder implements EvictionPolicy {
    /** Any number would do. */
    public static final long SEED = 1;

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final int ABSENT = -1;

    private int[] slots = new int[0];
    /** By slot: where it stands in {@link #slots}. */
    private int[] places = new int[0];
    private int size;
    private long state = SEED;

    @Override
    public void onInsert(int slot, long key, long bytes) {
        ensureCapacity(slot);
        if (places[slot] != ABSENT) {
            throw new IllegalStateException("slot " + slot + " is there already");
        }
        int place = draw(size + 1);
        put(size, place == size ? slot : slots[place]);
        put(place, slot);
        size++;
    }

    /** The last of those that may go. */
    @Override
    public int victim(IntPredicate evictable) {
        for (int place = size - 1; place >= 0; place--) {
            if (evictable.test(slots[place])) {
                return slots[place];
            }
        }
        return NONE;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        int place = slot < places.length ? places[slot] : ABSENT;
        if (place != ABSENT) {
            size--;
            put(place, slots[size]);
            places[slot] = ABSENT;
        }
    }

    @Override
    public void order(IntConsumer action) {
        for (int place = size - 1; place >= 0; place--) {
            action.accept(slots[place]);
        }
    }

    @Override
    public void checkInvariants() {
        for (int place = 0; place < size; place++) {
            if (places[slots[place]] != place) {
                throw new IllegalStateException("slot " + slots[place] + " is not in its place");
            }
        }
        if (Arrays.stream(places).filter(place -> place != ABSENT).count() != size) {
            throw new IllegalStateException("not " + size + " slots have a place");
        }
    }

    private void put(int place, int slot) {
        slots[place] = slot;
        places[slot] = place;
    }

    /** From 0 to one less than the bound, by a product instead of a remainder (D. Lemire, 2019). */
    private int draw(int bound) {
        state += GOLDEN_GAMMA;
        return (int) (((Mix.of(state) >>> 32) * bound) >>> 32);
    }

    private void ensureCapacity(int slot) {
        int length = places.length;
        if (slot >= length) {
            int grown = SlotList.grownLength(length, slot);
            slots = Arrays.copyOf(slots, grown);
            places = Arrays.copyOf(places, grown);
            Arrays.fill(places, length, grown, ABSENT);
        }
    }
}
