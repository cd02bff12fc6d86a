package dev.servelab.load;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ArrivalsTest {
    private static final int SAMPLES = 10_000;
    private static final double RATE_PER_SEC = 2_000;

    /** 1 in 100 right schedules is rejected: of these fixed 100, a few. */
    @Test
    void poisson_gaps_areExponential() {
        int rejected = 0;
        for (int seed = 1; seed <= 100; seed++) {
            double[] gapsS = gaps(Arrivals.POISSON.schedule(RATE_PER_SEC, seed, 1));
            if (KolmogorovSmirnov.rejects(gapsS, ArrivalsTest::exponential)) {
                rejected++;
            }
        }
        assertThat(rejected).isLessThanOrEqualTo(4);
    }

    /** The check can fail: by even gaps, by gaps of the wrong mean, by gaps that are uniform. */
    @Test
    void poisson_wrongSchedules_areRejected() {
        double[] constant = gaps(Arrivals.CONSTANT.schedule(RATE_PER_SEC, 1, 1));
        double[] slower = gaps(Arrivals.POISSON.schedule(RATE_PER_SEC * 0.9, 1, 1));
        double[] uniform = new double[SAMPLES];
        Arrays.setAll(uniform, i -> 2 * (i + 0.5) / SAMPLES / RATE_PER_SEC);

        assertThat(KolmogorovSmirnov.rejects(constant, ArrivalsTest::exponential)).isTrue();
        assertThat(KolmogorovSmirnov.rejects(slower, ArrivalsTest::exponential)).isTrue();
        assertThat(KolmogorovSmirnov.rejects(uniform, ArrivalsTest::exponential)).isTrue();
    }

    /** Mean 2,000 a second; in 1,000 s the count has a standard deviation of 1,414. */
    @Test
    void poisson_rate_isHeldOverLongTimes() {
        LongSupplier schedule = Arrivals.POISSON.schedule(RATE_PER_SEC, 1, 1);
        long count = LongStream.generate(schedule).takeWhile(ns -> ns < 1_000_000_000_000L)
                .count();

        assertThat((double) count).isCloseTo(2_000_000, within(4 * 1_414.0));
    }

    /** A third of a second is no whole number of nanoseconds; the errors do not add up. */
    @Test
    void constant_starts_areExact() {
        LongSupplier schedule = Arrivals.CONSTANT.schedule(3, 1, 1);

        assertThat(LongStream.generate(schedule).limit(4))
                .containsExactly(0L, 333_333_333L, 666_666_667L, 1_000_000_000L);
        LongSupplier longer = Arrivals.CONSTANT.schedule(3, 1, 1);
        assertThat(LongStream.generate(longer).skip(3_000_000).findFirst())
                .hasValue(1_000_000_000_000_000L);
    }

    @ParameterizedTest
    @EnumSource
    void schedule_sameSeed_isTheSameAndAscends(Arrivals arrivals) {
        long[] once = starts(arrivals.schedule(RATE_PER_SEC, 7, 3));

        assertThat(starts(arrivals.schedule(RATE_PER_SEC, 7, 3))).isEqualTo(once);
        assertThat(once).isSorted();
    }

    @Test
    void schedule_ofAnotherSeedOrWindow_isAnother() {
        long[] once = starts(Arrivals.POISSON.schedule(RATE_PER_SEC, 7, 3));

        assertThat(starts(Arrivals.POISSON.schedule(RATE_PER_SEC, 8, 3))).isNotEqualTo(once);
        assertThat(starts(Arrivals.POISSON.schedule(RATE_PER_SEC, 7, 4))).isNotEqualTo(once);
    }

    private static double exponential(double gapS) {
        return 1 - Math.exp(-gapS * RATE_PER_SEC);
    }

    private static long[] starts(LongSupplier schedule) {
        return LongStream.generate(schedule).limit(SAMPLES).toArray();
    }

    private static double[] gaps(LongSupplier schedule) {
        long[] starts = LongStream.generate(schedule).limit(SAMPLES + 1).toArray();
        double[] gapsS = new double[SAMPLES];
        Arrays.setAll(gapsS, i -> (starts[i + 1] - starts[i]) / 1e9);
        return gapsS;
    }
}
