package dev.servelab.experiment;

import dev.servelab.load.ErrorClass;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FiguresTest {
    private static final Variant VARIANT = Variant.of(
            new Level("virtual-thread", "virtual-thread"), new Level("lru", "lru"));

    /** 100, 200 and 800 answers in two seconds each: 50, 100 and 400 a second. */
    @Test
    void throughput_ofThreeTrials_isGeometricMeanAndMedian() {
        Figures figures = new Figures(List.of(trial(100), trial(800), trial(200)));

        assertThat(figures.throughputGeometricMean()).isCloseTo(Math.cbrt(50.0 * 100 * 400),
                within(1e-9));
        assertThat(figures.throughputMedian()).isEqualTo(100);
        assertThat(figures.ok()).isEqualTo(1_100);
    }

    @Test
    void throughputMedian_ofTwoTrials_isHalfWay() {
        assertThat(new Figures(List.of(trial(100), trial(200))).throughputMedian()).isEqualTo(75);
    }

    @Test
    void throughput_withATrialWithoutAnswers_isZeroAndNoError() {
        Figures figures = new Figures(List.of(trial(100), trial(0)));

        assertThat(figures.throughputGeometricMean()).isZero();
        assertThat(figures.okRatio()).hasValue(1);
    }

    @Test
    void sums_errorsOfTwoTrials_areAddedAndAllClassesListed() {
        Figures figures = new Figures(List.of(
                TestTrials.of(VARIANT, 1, 10, Map.of(ErrorClass.BUSY, 2L), 0, 0),
                TestTrials.of(VARIANT, 2, 10,
                        Map.of(ErrorClass.BUSY, 1L, ErrorClass.RESET, 4L), 3, 0)));

        assertThat(figures.errors()).hasSize(ErrorClass.values().length)
                .containsEntry(ErrorClass.BUSY, 3L).containsEntry(ErrorClass.RESET, 4L)
                .containsEntry(ErrorClass.SHORT, 0L);
        assertThat(figures.issued()).isEqualTo(figures.ok() + figures.errorCount()
                + figures.unanswered()).isEqualTo(30);
    }

    /** One in a hundred may be missing; more may not. */
    @Test
    void noAnswer_atOnePercentUnanswered_changes() {
        assertThat(unanswered(1, 99).noAnswer()).isFalse();
        assertThat(unanswered(2, 98).noAnswer()).isTrue();
        assertThat(new Figures(List.of(
                TestTrials.of(VARIANT, 1, 1_000, Map.of(), 0, 1))).noAnswer()).isTrue();
    }

    /** 3 hits and a miss of four; 600 of 1,000 bytes. */
    @Test
    void ratios_ofCounters_areByRequestAndByByte() {
        Figures figures = new Figures(List.of(trial(400), trial(800)));

        assertThat(figures.hitRatio()).hasValue(0.75);
        assertThat(figures.byteHitRatio()).hasValue(0.6);
        assertThat(ServerCounters.ZERO.hitRatio()).isEmpty();
        assertThat(ServerCounters.ZERO.byteHitRatio()).isEmpty();
    }

    /** 999 samples leave 9.99 beyond p99; 1,000 leave ten. */
    @Test
    void percentile_withFewerThanTenSamplesBeyond_isNotTold() {
        assertThat(latencies(999).percentileUs(99)).isEmpty();
        assertThat(latencies(1_000).percentileUs(99)).isPresent();
        assertThat(latencies(19).percentileUs(50)).isEmpty();
        assertThat(latencies(20).percentileUs(50)).isPresent();
        assertThat(latencies(10_000).percentileUs(99.9)).isPresent();
        assertThat(latencies(9_999).percentileUs(99.9)).isEmpty();
        assertThat(latencies(0).maxUs()).isEmpty();
        assertThat(latencies(0).meanUs()).isNaN();
    }

    /** 1,000 of 1 ms in one trial, 1,000 of 9 ms in the other: no mean of medians is p90. */
    @Test
    void percentiles_ofTwoTrials_comeFromTheMergedHistogram() {
        Histogram slow = new Histogram(3);
        slow.recordValueWithCount(9_000, 1_000);
        slow.add(latenciesOf(1_000));

        assertThat(new Latencies(slow).percentileUs(90).orElseThrow()).isBetween(8_990L, 9_010L);
        assertThat(new Latencies(slow).percentileUs(50).orElseThrow()).isBetween(990L, 1_010L);
    }

    private static TrialResult trial(int ok) {
        return TestTrials.of(VARIANT, 1, ok, Map.of(), 0, 0);
    }

    private static Figures unanswered(int unanswered, int ok) {
        return new Figures(List.of(TestTrials.of(VARIANT, 1, ok, Map.of(), unanswered, 0)));
    }

    private static Latencies latencies(int count) {
        return new Latencies(latenciesOf(count));
    }

    private static Histogram latenciesOf(int count) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(1_000, count);
        return histogram;
    }
}
