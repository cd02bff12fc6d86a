package dev.servelab.simulate;

import dev.servelab.eviction.KeyIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The contents and their index against a {@link HashMap}. */
class ContentsTest {
    private static final int STEPS = 20_000;

    /** Keys beside each other, 2^32 apart, and all over: each kind clusters differently. */
    @ParameterizedTest
    @ValueSource(longs = {1, 1L << 32, 1L << 40, 0x9E37_79B9_7F4A_7C15L, 1_000})
    void contents_randomSteps_findWhatAHashMapFinds(long stride) {
        SplittableRandom random = new SplittableRandom(stride);
        Contents contents = new Contents(Long.MAX_VALUE);
        Map<Long, Integer> model = new HashMap<>();
        List<Long> present = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            long key = random.nextLong(600) * stride;
            assertThat(contents.find(key)).isEqualTo(model.getOrDefault(key, KeyIndex.ABSENT));
            if (!model.containsKey(key) && random.nextInt(5) < 3) {
                model.put(key, contents.add(key, 1 + random.nextInt(9)));
                present.add(key);
            } else if (!present.isEmpty()) {
                long gone = present.remove(random.nextInt(present.size()));
                contents.remove(Objects.requireNonNull(model.remove(gone)));
            }
            if (step % 100 == 0) {
                contents.checkInvariants();
            }
        }
        assertThat(model).isNotEmpty().allSatisfy(
                (key, slot) -> assertThat(contents.find(key)).isEqualTo(slot));
        assertThat(model.values()).allMatch(slot -> slot < 600).doesNotHaveDuplicates();
    }
}
