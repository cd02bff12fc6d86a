package dev.servelab.eviction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cache of a size at which every queue, window and ghost list of an order holds many files, which
 * the short traces of the fuzz do not reach: every victim is the naive model's.
 */
class LongTraceTest {
    private static final int REQUESTS = 6_000;
    private static final long CAPACITY_BYTES = 1 << 20;
    /** Two in a hundred are larger than a tenth of the cache: s3-fifo does not admit them. */
    private static final int SIZE_MEAN = 8_000;

    private final Random random = new Random(7);
    private final Map<Integer, Integer> slots = new HashMap<>();
    private final Map<Integer, Integer> keys = new HashMap<>();
    private final Map<Integer, Long> sizes = new HashMap<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private long used;
    private int hits;
    private int refused;
    private int victims;

    @ParameterizedTest
    @EnumSource
    void victim_manyFiles_isTheNaiveModels(Order order) {
        EvictionPolicy policy = order.create(CAPACITY_BYTES);
        NaiveOrder naive = requireNonNull(NaiveOrders.BY_ID.get(order.id())).apply(CAPACITY_BYTES);
        for (int i = 0; i < REQUESTS; i++) {
            // Few keys are asked for often, many once; what is popular moves on.
            int key = i / 50 + (int) (300 * Math.abs(random.nextGaussian()));
            request(policy, naive, key, size(key));
        }
        policy.checkInvariants();
        assertThat(hits).isBetween(REQUESTS / 10, REQUESTS);
        assertThat(victims).isGreaterThan(REQUESTS / 10);
        assertThat(refused > 0).isEqualTo(order == Order.S3_FIFO);
    }

    /** The same for each request. */
    private static long size(int key) {
        return 1 + (long) (SIZE_MEAN * -Math.log(1 - new Random(key).nextDouble()) * (key % 50 == 0
                ? 20
                : 1));
    }

    private void request(EvictionPolicy policy, NaiveOrder naive, int key, long size) {
        Integer slot = slots.get(key);
        if (slot != null) {
            hits++;
            policy.onHit(slot);
            naive.hit(slot);
        } else if (size <= CAPACITY_BYTES) {
            boolean admits = policy.onMiss(key, size);
            assertThat(naive.miss(key, size)).isEqualTo(admits);
            if (admits) {
                makeRoom(policy, naive, size);
                insert(policy, naive, key, size);
            } else {
                refused++;
            }
        }
    }

    private void makeRoom(EvictionPolicy policy, NaiveOrder naive, long size) {
        while (used + size > CAPACITY_BYTES) {
            int victim = policy.victim(slot -> true);
            assertThat(naive.victim(slot -> true)).as("victim %d", ++victims).isEqualTo(victim);
            policy.onRemove(victim, true);
            naive.remove(victim, true);
            slots.remove(requireNonNull(keys.remove(victim)));
            used -= requireNonNull(sizes.remove(victim));
            free.push(victim);
        }
    }

    private void insert(EvictionPolicy policy, NaiveOrder naive, int key, long size) {
        int slot = free.isEmpty() ? sizes.size() : free.pop();
        slots.put(key, slot);
        keys.put(slot, key);
        sizes.put(slot, size);
        used += size;
        policy.onInsert(slot, key, size);
        naive.insert(slot, key, size);
    }
}
