package dev.servelab.eviction;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** The order of a policy whose {@code victim} changes nothing, found by asking for it. */
final class OrderByAsking {
    /** Asking costs time in the square of the slots: more than this nobody reads to the end. */
    private static final int ASKED_AT_MOST = 4_096;

    private OrderByAsking() {}

    static IntStream of(EvictionPolicy policy) {
        BitSet had = new BitSet();
        BitSet known = new BitSet();
        int[] asked = new int[ASKED_AT_MOST];
        int count = 0;
        while (count < ASKED_AT_MOST) {
            int slot = policy.victim(candidate -> {
                known.set(candidate);
                return !had.get(candidate);
            });
            if (slot == EvictionPolicy.NONE) {
                return Arrays.stream(asked, 0, count);
            }
            had.set(slot);
            asked[count++] = slot;
        }
        policy.victim(candidate -> {
            known.set(candidate);
            return false;
        });
        known.andNot(had);
        return IntStream.concat(Arrays.stream(asked, 0, count), known.stream());
    }
}
