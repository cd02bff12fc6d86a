package dev.servelab.custom;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;

/** What a policy gives as its order: every cached slot once, or it is broken. */
final class SlotsGiven implements IntConsumer {
    private final BitSet cached;
    private final BiFunction<Breach, Integer, BrokenPolicyException> broken;
    private final BitSet given = new BitSet();
    private int[] slots = new int[16];
    private int count;

    SlotsGiven(BitSet cached, BiFunction<Breach, Integer, BrokenPolicyException> broken) {
        this.cached = cached;
        this.broken = broken;
    }

    @Override
    public void accept(int slot) {
        if (slot < 0 || !cached.get(slot)) {
            throw broken.apply(Breach.LIST_UNKNOWN, slot);
        }
        if (given.get(slot)) {
            throw broken.apply(Breach.LIST_TWICE, slot);
        }
        given.set(slot);
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
        }
        slots[count++] = slot;
    }

    /** Passes them on, once they are known to be right. */
    void to(IntConsumer consumer) {
        BitSet missing = (BitSet) cached.clone();
        missing.andNot(given);
        if (!missing.isEmpty()) {
            throw broken.apply(Breach.LIST_MISSING, missing.nextSetBit(0));
        }
        Arrays.stream(slots, 0, count).forEach(consumer);
    }
}
