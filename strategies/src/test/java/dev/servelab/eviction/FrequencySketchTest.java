package dev.servelab.eviction;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrequencySketchTest {
    private static final int FILES = 1_024;

    private final FrequencySketch sketch = new FrequencySketch(FILES);

    /** Fewer additions than halve it: at least the count, up to 15, and mostly no more. */
    @Test
    void estimate_beforeHalving_isNeverTooLowAndRarelyTooHigh() {
        Random random = new Random(1);
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < 9 * FILES; i++) {
            long key = (long) (FILES * Math.abs(random.nextGaussian()));
            sketch.add(key);
            counts.merge(key, 1, Integer::sum);
        }
        int right = 0;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            int expected = Math.min(15, entry.getValue());
            assertThat(sketch.estimate(entry.getKey())).isBetween(expected, 15);
            right += sketch.estimate(entry.getKey()) == expected ? 1 : 0;
        }
        assertThat(right).isGreaterThan(counts.size() * 9 / 10);
    }

    /** 1 has been added eight times; after ten additions for each long it counts half of that. */
    @Test
    void add_tenTimesTheLength_halvesAll() {
        for (int i = 0; i < 8; i++) {
            sketch.add(1);
        }
        for (int key = 2; sketch.estimate(1) >= 8; key++) {
            assertThat(key).isLessThanOrEqualTo(10 * FILES);
            sketch.add(key);
        }
        assertThat(sketch.estimate(1)).isGreaterThanOrEqualTo(4);
    }

    @Test
    void ensureCapacity_larger_keepsTheCounts() {
        for (int i = 0; i < 5; i++) {
            sketch.add(42);
        }
        sketch.ensureCapacity(16 * FILES);
        assertThat(sketch.estimate(42)).isEqualTo(5);
        assertThat(sketch.estimate(43)).isZero();
        sketch.add(42);
        assertThat(sketch.estimate(42)).isEqualTo(6);
    }
}
