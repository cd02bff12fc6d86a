package dev.servelab.eviction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.LongFunction;

import static java.util.Map.entry;

/** Second implementations of the orders of one list. Those of several are in NaiveQueues. */
final class NaiveOrders {
    /** By the order's name. */
    static final Map<String, LongFunction<NaiveOrder>> BY_ID = Map.ofEntries(
            entry("fifo", capacity -> new Listed(false)),
            entry("lru", capacity -> new Listed(true)),
            entry("clock", capacity -> new SecondChance()),
            entry("lfu", capacity -> new Counted()),
            entry("sieve", capacity -> new Sieved()),
            entry("random", capacity -> new Shuffled()),
            entry("s3-fifo", NaiveQueues.ThreeQueues::new),
            entry("2q", NaiveQueues.TwoQueues::new),
            entry("arc", NaiveQueues.Adaptive::new),
            entry("w-tinylfu", NaiveQueues.Windowed::new));

    private NaiveOrders() {}

    /** What all orders of one list have in common. */
    private abstract static class OneList extends NaiveOrder {
        final List<Integer> slots = new ArrayList<>();

        @Override
        void inserted(int slot, long key) {
            slots.add(slot);
        }

        @Override
        void removed(int slot, boolean evicted) {
            slots.remove(Integer.valueOf(slot));
        }
    }

    /** fifo, and lru if a hit moves. */
    private static final class Listed extends OneList {
        private final boolean hitMoves;

        Listed(boolean hitMoves) {
            this.hitMoves = hitMoves;
        }

        @Override
        void hit(int slot) {
            if (hitMoves && slots.remove(Integer.valueOf(slot))) {
                slots.add(slot);
            }
        }

        @Override
        int victim(IntPredicate evictable) {
            return first(slots, evictable);
        }
    }

    private static final class SecondChance extends OneList {
        private final Set<Integer> bits = new HashSet<>();

        @Override
        void hit(int slot) {
            if (slots.contains(slot)) {
                bits.add(slot);
            }
        }

        @Override
        int victim(IntPredicate evictable) {
            for (int slot : List.copyOf(slots)) {
                if (bits.remove(slot)) {
                    slots.remove(Integer.valueOf(slot));
                    slots.add(slot);
                } else if (evictable.test(slot)) {
                    return slot;
                }
            }
            // Those that had a bit are behind those that may not go, and have none now.
            return first(slots, evictable);
        }

        @Override
        void removed(int slot, boolean evicted) {
            super.removed(slot, evicted);
            bits.remove(slot);
        }
    }

    private static final class Counted extends OneList {
        private final Map<Integer, Integer> counts = new HashMap<>();

        @Override
        void inserted(int slot, long key) {
            super.inserted(slot, key);
            counts.put(slot, 1);
        }

        /** The list is in the order in which the counts were reached. */
        @Override
        void hit(int slot) {
            if (slots.remove(Integer.valueOf(slot))) {
                slots.add(slot);
                counts.merge(slot, 1, Integer::sum);
            }
        }

        @Override
        int victim(IntPredicate evictable) {
            List<Integer> byCount = new ArrayList<>(slots);
            byCount.sort(Comparator.comparing(counts::get));
            return first(byCount, evictable);
        }
    }

    private static final class Sieved extends OneList {
        private final Set<Integer> bits = new HashSet<>();
        /** An index; at the end of the list it means the oldest. */
        private int hand;

        @Override
        void hit(int slot) {
            if (slots.contains(slot)) {
                bits.add(slot);
            }
        }

        @Override
        void inserted(int slot, long key) {
            if (hand == slots.size()) {
                hand = 0;
            }
            super.inserted(slot, key);
        }

        @Override
        int victim(IntPredicate evictable) {
            Set<Integer> refused = new HashSet<>();
            for (int step = 0; step < 2 * slots.size(); step++) {
                int at = (hand + step) % slots.size();
                int slot = slots.get(at);
                if (!bits.remove(slot) && refused.add(slot) && evictable.test(slot)) {
                    hand = at;
                    return slot;
                }
            }
            return NONE;
        }

        @Override
        void removed(int slot, boolean evicted) {
            if (slots.indexOf(slot) < hand) {
                hand--;
            }
            super.removed(slot, evicted);
            bits.remove(slot);
        }
    }

    private static final class Shuffled extends OneList {
        private final SplittableRandom random = new SplittableRandom(RandomOrder.SEED);

        @Override
        void inserted(int slot, long key) {
            super.inserted(slot, key);
            long draw = random.nextLong() >>> 32;
            int place = (int) ((draw * slots.size()) >>> 32);
            slots.set(slots.size() - 1, slots.get(place));
            slots.set(place, slot);
        }

        @Override
        void hit(int slot) {}

        @Override
        int victim(IntPredicate evictable) {
            return first(slots.reversed(), evictable);
        }

        @Override
        void removed(int slot, boolean evicted) {
            int last = slots.removeLast();
            if (last != slot) {
                slots.set(slots.indexOf(slot), last);
            }
        }
    }
}
