package dev.servelab.statistics;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Percentiles, medians and geometric means. */
class FiguresOfValuesTest {
    /** Below 2,048 a histogram with three digits has a bucket for each value. */
    @Test
    void percentile_anyValues_isThatOfHdrHistogram() {
        long seed = 3;
        var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        for (int n = 1; n <= 300; n++) {
            Histogram histogram = new Histogram(3);
            long[] values = new long[n];
            for (int i = 0; i < n; i++) {
                values[i] = random.nextInt(2_048);
                histogram.recordValue(values[i]);
            }
            Arrays.sort(values);
            for (double percent : new double[]{0, 0.1, 10, 25, 50, 75, 90, 99, 99.9, 100}) {
                assertThat(Percentiles.of(values, percent)).as("p%s of %d, seed %d", percent, n,
                        seed).isEqualTo(histogram.getValueAtPercentile(percent));
            }
        }
    }

    /** Ranks 1 to 5: half of five is 2.5, so the third; 80 % are four. */
    @Test
    void percentile_fiveValues_byHand() {
        long[] values = {15, 20, 35, 40, 50};

        assertThat(Percentiles.of(values, 5)).isEqualTo(15);
        assertThat(Percentiles.of(values, 50)).isEqualTo(35);
        assertThat(Percentiles.of(values, 80)).isEqualTo(40);
        assertThat(Percentiles.of(values, 100)).isEqualTo(50);
    }

    @Test
    void percentile_ofNothing_isRefused() {
        assertThatThrownBy(() -> Percentiles.of(new long[0], 50))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Percentiles.of(new long[]{1}, 101))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void median_evenAndOdd_byHand() {
        assertThat(Median.of(3, 1, 2)).isEqualTo(2);
        assertThat(Median.of(4, 1, 2, 3)).isEqualTo(2.5);
    }

    @Test
    void geometricMean_doubleAndHalf_isOne() {
        assertThat(GeometricMean.of(2, 0.5).value()).isCloseTo(1, within(1e-15));
        assertThat(GeometricMean.of(100, 100, 0)).isEqualTo(
                new GeometricMean(0, 0, Double.POSITIVE_INFINITY));
    }

    /** log10 of 10, 100, 1000: mean 2, spread 1, t(0.975, 2) = 4.3027. */
    @Test
    void geometricMean_interval_byHand() {
        GeometricMean mean = GeometricMean.of(10, 100, 1_000);

        assertThat(Math.log10(mean.value())).isCloseTo(2, within(1e-12));
        assertThat(Math.log10(mean.high())).isCloseTo(2 + 4.302653 / Math.sqrt(3), within(1e-5));
        assertThat(mean.hasInterval()).isTrue();
        assertThat(GeometricMean.of(10).hasInterval()).isFalse();
    }
}
