package dev.servelab.eviction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of ghosts against a map of the library. */
class KeyTableTest {
    /** So few that they meet, are removed and come again; far apart, and next to each other. */
    private static final int KEYS = 60;
    private static final int OPERATIONS = 20_000;
    private static final long SEED = 6;

    private final List<Long> keys = new ArrayList<>();
    private final KeyTable table = new KeyTable() {
        @Override
        long keyOf(int number) {
            return keys.get(number);
        }
    };

    @Test
    void get_anyOperations_agreesWithAMap() {
        Random random = new Random(SEED);
        for (int i = 0; i < KEYS; i++) {
            keys.add(i % 2 == 0 ? random.nextLong() : (long) i << 32);
        }
        Map<Long, Integer> map = new HashMap<>();
        for (int i = 0; i < OPERATIONS; i++) {
            int number = random.nextInt(KEYS);
            long key = keys.get(number);
            if (random.nextBoolean()) {
                assertThat(table.putIfAbsent(key, number)).isEqualTo(!map.containsKey(key));
                map.put(key, number);
            } else {
                assertThat(table.remove(key)).isEqualTo(absentIfNull(map.remove(key)));
            }
            assertThat(table.size()).isEqualTo(map.size());
            long other = keys.get(random.nextInt(KEYS));
            assertThat(table.get(other)).isEqualTo(absentIfNull(map.get(other)));
        }
    }

    /** 0x9e3779b97f4a7c15 has an inverse modulo 2^64, so keys with any hash can be made. */
    @Test
    void get_keysOfOneHash_areToldApart() {
        long inverse = 0xf1de83e19937733dL;
        for (int number = 0; number < 40; number++) {
            keys.add((5L << 32 | number) * inverse);
            assertThat(table.putIfAbsent(keys.get(number), number)).isTrue();
        }
        assertThat(table.remove(keys.get(7))).isEqualTo(7);
        for (int number = 0; number < 40; number++) {
            assertThat(table.get(keys.get(number)))
                    .isEqualTo(number == 7 ? KeyTable.ABSENT : number);
        }
    }

    private static int absentIfNull(@Nullable Integer number) {
        return number == null ? KeyTable.ABSENT : number;
    }
}
