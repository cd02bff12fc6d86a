package dev.servelab.eviction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The index of slots and of ghosts against a map of the library. */
class KeyIndexTest {
    /** So few that they meet, are removed and come again; far apart, and next to each other. */
    private static final int KEYS = 60;
    private static final int OPERATIONS = 20_000;
    private static final long SEED = 6;

    private final List<Long> keys = new ArrayList<>();
    private final KeyIndex index = new KeyIndex();

    @Test
    void find_anyOperations_agreesWithAMap() {
        Random random = new Random(SEED);
        for (int i = 0; i < KEYS; i++) {
            keys.add(i % 2 == 0 ? random.nextLong() : (long) i << 32);
        }
        Map<Long, Integer> map = new HashMap<>();
        for (int i = 0; i < OPERATIONS; i++) {
            int number = random.nextInt(KEYS);
            long key = keys.get(number);
            assertThat(index.find(key)).isEqualTo(absentIfNull(map.get(key)));
            if (map.putIfAbsent(key, number) == null) {
                index.add(key, number);
                assertThat(index.key(number)).isEqualTo(key);
            } else {
                index.remove(number);
                map.remove(key);
            }
            assertThat(index.size()).isEqualTo(map.size());
            long other = keys.get(random.nextInt(KEYS));
            assertThat(index.find(other)).isEqualTo(absentIfNull(map.get(other)));
        }
    }

    /** 0x9e3779b97f4a7c15 has an inverse modulo 2^64, so keys with any hash can be made. */
    @Test
    void find_keysOfOneHash_areToldApart() {
        long inverse = 0xf1de83e19937733dL;
        for (int number = 0; number < 40; number++) {
            long product = (5L << 32 | number) * inverse;
            keys.add(product ^ product >>> 32); // its halves are folded first
            index.add(keys.get(number), number);
        }
        index.remove(7);
        for (int number = 0; number < 40; number++) {
            assertThat(index.find(keys.get(number)))
                    .isEqualTo(number == 7 ? KeyIndex.ABSENT : number);
        }
    }

    private static int absentIfNull(@Nullable Integer number) {
        return number == null ? KeyIndex.ABSENT : number;
    }
}
