package dev.servelab.eviction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What every order of the catalogue must do, bare and lock-aware, against naive models. */
class OrderTest {
    /** Short, because a wrong order shows in the first dozen steps or never. */
    private static final int TRACES = 10_000;
    private static final int STEPS = 40;
    private static final int SLOTS = 8;

    /** A list of slots, next victim first: twenty lines that are plainly right. */
    private static final class Naive {
        final List<Integer> slots = new ArrayList<>();
        private final boolean hitMoves;

        Naive(Order order) {
            // A new order of the catalogue needs its line here.
            hitMoves = switch (order) {
                case FIFO -> false;
                case LRU -> true;
            };
        }

        void insert(int slot) {
            slots.add(slot);
        }

        void hit(int slot) {
            if (hitMoves && slots.removeIf(present -> present == slot)) {
                slots.add(slot);
            }
        }

        int victim(IntPredicate evictable) {
            return slots.stream().mapToInt(Integer::intValue).filter(evictable).findFirst()
                    .orElse(EvictionPolicy.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void victim_anyTrace_isTheNaiveModels(Order order) {
        for (long seed = 0; seed < TRACES; seed++) {
            Set<Integer> pinned = new HashSet<>();
            play(order, order.create(SLOTS), pinned, false, seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void victim_lockAwareAnyTrace_isTheNaiveModelsFirstUnpinned(Order order) {
        for (long seed = 0; seed < TRACES; seed++) {
            Set<Integer> pinned = new HashSet<>();
            play(order, new LockAware(order.create(SLOTS), pinned::contains), pinned, true, seed);
        }
    }

    private static void play(Order order, EvictionPolicy policy, Set<Integer> pinned,
            boolean lockAware, long seed) {
        String where = order.id() + ", seed " + seed;
        Random random = new Random(seed);
        Naive naive = new Naive(order);
        for (int step = 0; step < STEPS; step++) {
            int slot = random.nextInt(SLOTS);
            boolean present = naive.slots.contains(slot);
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    if (!present) {
                        policy.onInsert(slot, slot * 31L, 1 + random.nextInt(9));
                        naive.insert(slot);
                    }
                }
                case 2 -> {
                    if (present) {
                        policy.onHit(slot);
                        naive.hit(slot);
                    }
                }
                case 3 -> {
                    if (!pinned.remove(slot)) {
                        pinned.add(slot);
                    }
                }
                default -> {
                    Set<Integer> barred = Set.of(random.nextInt(SLOTS));
                    int victim = askOnce(policy, barred, where);
                    assertThat(victim).as(where).isEqualTo(naive.victim(
                            s -> !barred.contains(s) && !(lockAware && pinned.contains(s))));
                    if (victim != EvictionPolicy.NONE && random.nextBoolean()) {
                        policy.onRemove(victim, random.nextBoolean());
                        naive.slots.removeIf(entry -> entry == victim);
                    }
                }
            }
            policy.checkInvariants();
        }
        assertThat(orderOf(policy)).as(where).isEqualTo(naive.slots);
    }

    /** No slot is asked about twice, and asking removes nothing. */
    private static int askOnce(EvictionPolicy policy, Set<Integer> barred, String where) {
        Set<Integer> asked = new HashSet<>();
        int victim = policy.victim(slot -> {
            assertThat(asked.add(slot)).as("%s: slot %d asked once", where, slot).isTrue();
            return !barred.contains(slot);
        });
        assertThat(policy.victim(slot -> !barred.contains(slot))).as(where).isEqualTo(victim);
        return victim;
    }

    /** LIST's order is what leaves when victim after victim is taken, and looking changes nothing. */
    @ParameterizedTest
    @EnumSource
    void order_severalSlots_isTheVictimsOneAfterAnother(Order order) {
        EvictionPolicy policy = order.create(100);
        IntStream.of(3, 1, 4, 5, 9, 2, 6).forEach(slot -> policy.onInsert(slot, slot, 1));
        IntStream.of(4, 3, 4, 2).forEach(policy::onHit);
        List<Integer> listed = orderOf(policy);
        assertThat(orderOf(policy)).isEqualTo(listed);
        assertThat(OrderByAsking.of(policy).boxed()).isEqualTo(listed);
        List<Integer> victims = new ArrayList<>();
        for (int slot = policy.victim(s -> true); slot >= 0; slot = policy.victim(s -> true)) {
            victims.add(slot);
            policy.onRemove(slot, true);
        }
        assertThat(listed).isEqualTo(victims).hasSize(7);
    }

    /** Where hits come without the lock, one may come for a slot just removed. */
    @ParameterizedTest
    @EnumSource
    void onHit_slotJustRemoved_changesNothing(Order order) {
        EvictionPolicy policy = order.create(100);
        policy.onInsert(0, 0, 1);
        policy.onInsert(1, 1, 1);
        policy.onRemove(0, true);
        policy.onHit(0);
        policy.checkInvariants();
        assertThat(orderOf(policy)).containsExactly(1);
    }

    @ParameterizedTest
    @EnumSource
    void victim_emptyOrNoneMayGo_isNone(Order order) {
        EvictionPolicy policy = order.create(100);
        assertThat(policy.victim(slot -> true)).isEqualTo(EvictionPolicy.NONE);
        policy.onInsert(7, 1, 1);
        assertThat(policy.victim(slot -> false)).isEqualTo(EvictionPolicy.NONE);
        assertThat(policy.victim(slot -> true)).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void ofId_everyOrder_isFoundAndDescribed(Order order) {
        assertThat(Order.ofId(order.id())).contains(order);
        assertThat(order.description()).isNotBlank().doesNotContain("\n");
        assertThat(Order.ofId(order.id() + "x")).isEmpty();
        assertThat(order.create(1).onMiss(1, 1)).isTrue();
    }

    /**
     * Belady's anomaly: 1 2 3 4 1 2 5 1 2 3 4 5. FIFO has 3 hits with three frames and 2 with four;
     * LRU has 2 and 4. The third column is the hits of the scan 0 1 ... 10, six times, with ten.
     */
    @Test
    void hits_referenceTraces_areThePublishedOnes() {
        String belady = "1 2 3 4 1 2 5 1 2 3 4 5";
        String scan = "0 1 2 3 4 5 6 7 8 9 10 ".repeat(6).strip();
        String mixed = "1 2 3 1 1 2 4 1 5 2 3 4 1 2";
        Map<Order, List<Integer>> expected = Map.of(Order.FIFO, List.of(3, 2, 3, 3, 0),
                Order.LRU, List.of(2, 4, 3, 4, 0));
        for (Order order : Order.values()) {
            List<Integer> hits = List.of(hits(order, belady, 3), hits(order, belady, 4),
                    hits(order, "1 2 1 2 3 3", 2), hits(order, mixed, 3), hits(order, scan, 10));
            assertThat(hits).as(order.id()).isEqualTo(expected.get(order));
        }
    }

    /** A file larger than all is a miss and evicts nothing: 10 bytes, key:size. */
    @Test
    void hits_referenceTracesInBytes_areThePublishedOnes() {
        String first = "1:4 2:4 3:4 1:4 4:10 4:10 5:11 4:10 5:11 1:4";
        String kept = "1:4 2:4 1:8 2:4 3:2 1:4 2:4";
        String large = "1:4 2:4 1:11 2:4 1:4 3:6 1:4 2:4";
        assertThat(List.of(hits(Order.FIFO, first, 10), hits(Order.LRU, first, 10)))
                .containsExactly(2, 2);
        assertThat(List.of(hits(Order.FIFO, kept, 10), hits(Order.LRU, kept, 10)))
                .containsExactly(4, 4);
        assertThat(List.of(hits(Order.FIFO, large, 10), hits(Order.LRU, large, 10)))
                .containsExactly(3, 4);
    }

    /** Plays requests {@code key} or {@code key:size} as the simulators do, keeping stored sizes. */
    private static int hits(Order order, String trace, long capacity) {
        EvictionPolicy policy = order.create(capacity);
        Map<Long, Integer> slots = new HashMap<>();
        Map<Integer, Long> sizes = new HashMap<>();
        Map<Integer, Long> keys = new HashMap<>();
        long used = 0;
        int hits = 0;
        for (String request : trace.split(" ", -1)) {
            long key = Long.parseLong(request.split(":", -1)[0]);
            long size = request.contains(":") ? Long.parseLong(request.split(":", -1)[1]) : 1;
            if (slots.containsKey(key)) {
                hits++;
                policy.onHit(slots.get(key));
            } else if (size <= capacity) {
                while (used + size > capacity) {
                    int victim = policy.victim(slot -> true);
                    policy.onRemove(victim, true);
                    used -= requireNonNull(sizes.remove(victim));
                    slots.remove(keys.remove(victim));
                }
                int slot = IntStream.iterate(0, s -> s + 1).filter(s -> !sizes.containsKey(s))
                        .findFirst().orElseThrow();
                policy.onInsert(slot, key, size);
                slots.put(key, slot);
                keys.put(slot, key);
                sizes.put(slot, size);
                used += size;
            }
        }
        return hits;
    }

    private static List<Integer> orderOf(EvictionPolicy policy) {
        List<Integer> slots = new ArrayList<>();
        policy.order(slots::add);
        return slots;
    }
}
