package dev.servelab.eviction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Short traces that tell orders from those that are nearly right. Each line of a table is an order
 * and what becomes of the requests above it: h a hit, . a miss. libCacheSim has the same numbers
 * of hits, and so has the Caffeine simulator where it has the same rule.
 */
class DecidingCasesTest {
    /**
     * Belady's anomaly. With three frames fifo has cached, after each miss, oldest first:
     *
     * <pre>
     *   1   2   3   4     1     2     5    (1 2 hit)  3     4    (5 hit)
     *   1  12  123  234  341   412   125              253   534
     * </pre>
     */
    @Test
    void hits_beladyInThreeFrames_fifoHasThree() {
        assertHits(3, """
                         1 2 3 4 1 2 5 1 2 3 4 5
                fifo     . . . . . . . h h . . h
                lru      . . . . . . . h h . . .
                clock    . . . . . . . h h . . .
                lfu      . . . . . . . h h . . .
                sieve    . . . . . . . h h . . .
                arc      . . . . . . . h h . . .
                """);
    }

    /**
     * The same with a fourth frame: fifo loses a hit, the others win. Once 1 and 2 have been hit,
     * fifo still has 1 2 3 4 and evicts 1 for 5, which is asked for next; lru has 3 4 1 2 and
     * evicts 3. arc has 3 4 in T1 and 1 2 in T2, and 3 goes for 5. 3 comes back from B1: p is 1, T1
     * is larger with 4 5, and 4 goes. 4 comes back: p is 2, T1 with 5 is not larger, 1 goes, and 5
     * stays.
     */
    @Test
    void hits_beladyInFourFrames_fifoHasFewer() {
        assertHits(4, """
                         1 2 3 4 1 2 5 1 2 3 4 5
                fifo     . . . . h h . . . . . .
                lru      . . . . h h . h h . . .
                clock    . . . . h h . h h . . .
                lfu      . . . . h h . h h . . .
                sieve    . . . . h h . h h . . .
                arc      . . . . h h . h h . . h
                """);
    }

    /**
     * Both have been hit when 3 comes. clock clears both bits and is back at 1, which goes: the new
     * file is not in the queue yet. If it were, it would be the first without a bit, and go itself
     * (the Caffeine simulator's form, 2 hits).
     */
    @Test
    void hits_everyBitIsSet_theNewFileStays() {
        assertHits(2, """
                         1 2 1 2 3 3
                fifo     . . h h . h
                lru      . . h h . h
                clock    . . h h . h
                lfu      . . h h . h
                sieve    . . h h . h
                arc      . . h h . h
                """);
    }

    /**
     * sieve, oldest first, a star for a bit, and behind it what the hand does:
     *
     * <pre>
     *   4: 1* 2* 3   clears 1 and 2, 3 goes; past the youngest it is back at the oldest
     *   5: 1* 2 4    clears 1, 2 goes
     *   2: 1 4 5     4 goes          3: 1 5 2   5 goes          4: 1 2 3   2 goes
     *   1: 1 3 4     a hit           2: 1* 3 4  3 goes
     * </pre>
     *
     * So 1 stays, because the hand goes on from where it was; clock is back at the oldest each
     * time.
     */
    @Test
    void hits_mixed_everyOrderDiffers() {
        assertHits(3, """
                         1 2 3 1 1 2 4 1 5 2 3 4 1 2
                fifo     . . . h h h . . . . . . . .
                lru      . . . h h h . h . . . . . .
                clock    . . . h h h . h . . . . . .
                lfu      . . . h h h . h . h . . h h
                sieve    . . . h h h . h . . . . h .
                arc      . . . h h h . h . h . . . .
                """);
    }

    /** One larger than the cache, again and again: every file goes just before it is asked for. */
    @Test
    void hits_loopOneLargerThanTheCache_areNone() {
        String loop = "0 1 2 3 4 5 6 7 8 9 10 ".repeat(6).strip();
        for (Order order : List.of(Order.FIFO, Order.LRU, Order.CLOCK, Order.LFU, Order.SIEVE,
                Order.ARC)) {
            assertThat(play(order, loop, 10)).as(order.id()).doesNotContain("h");
        }
    }

    /**
     * Ten bytes. 3:4 needs room: 1 goes. 4:10 fits, alone: both others go. 5:11 does not, and
     * evicts nothing, so 4:10 is hit again.
     */
    @Test
    void hits_sizesUpToTheCapacityAndBeyond_largestEvictsNothing() {
        assertHits(10, """
                         1:4 2:4 3:4 1:4 4:10 4:10 5:11 4:10 5:11 1:4
                fifo     . . . . . h . h . .
                lru      . . . . . h . h . .
                clock    . . . . . h . h . .
                lfu      . . . . . h . h . .
                sieve    . . . . . h . h . .
                arc      . . . . . h . h . .
                """);
    }

    /** 1:8 is a hit on the four bytes that are there, and they stay four: 3:2 still fits. */
    @Test
    void hits_sizeChanged_storedSizeIsKept() {
        assertHits(10, """
                         1:4 2:4 1:8 2:4 3:2 1:4 2:4
                fifo     . . h h . h h
                lru      . . h h . h h
                clock    . . h h . h h
                lfu      . . h h . h h
                sieve    . . h h . h h
                arc      . . h h . h h
                """);
    }

    /**
     * 1:11 is a hit as well. 3:6 evicts by order: fifo, clock and sieve 1, then there are 4 + 6
     * bytes; lru, lfu and arc 2, which was used before 1.
     */
    @Test
    void hits_sizeChangedBeyondTheCapacity_staysAHit() {
        assertHits(10, """
                         1:4 2:4 1:11 2:4 1:4 3:6 1:4 2:4
                fifo     . . h h h . . .
                lru      . . h h h . h .
                clock    . . h h h . . .
                lfu      . . h h h . h .
                sieve    . . h h h . . .
                arc      . . h h h . h .
                """);
    }

    private static void assertHits(long capacity, String table) {
        List<String> lines = table.lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(" +", 2);
            Order order = Order.ofId(parts[0]).orElseThrow();
            assertThat(play(order, lines.getFirst().strip(), capacity)).as(order.id())
                    .isEqualTo(parts[1]);
        }
    }

    /** Plays requests {@code key} or {@code key:size} as the simulators do. */
    private static String play(Order order, String trace, long capacity) {
        EvictionPolicy policy = order.create(capacity);
        Map<Long, Integer> slots = new HashMap<>();
        List<Long> keys = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        long used = 0;
        for (String request : trace.split(" ", -1)) {
            String[] parts = request.split(":", -1);
            long key = Long.parseLong(parts[0]);
            long size = parts.length > 1 ? Long.parseLong(parts[1]) : 1;
            Integer cached = slots.get(key);
            outcomes.add(cached == null ? "." : "h");
            if (cached != null) {
                policy.onHit(cached);
            } else if (size <= capacity && policy.onMiss(key, size)) {
                while (used + size > capacity) {
                    int victim = policy.victim(slot -> true);
                    policy.onRemove(victim, true);
                    used -= sizes.get(victim);
                    requireNonNull(slots.remove(keys.get(victim)));
                }
                policy.onInsert(keys.size(), key, size);
                slots.put(key, keys.size());
                keys.add(key);
                sizes.add(size);
                used += size;
            }
        }
        return String.join(" ", outcomes);
    }
}
