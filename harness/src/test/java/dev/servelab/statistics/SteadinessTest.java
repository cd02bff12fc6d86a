package dev.servelab.statistics;

import dev.servelab.testing.Figures;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SteadinessTest {
    private static final int SEEDS = 500;

    @Test
    void of_warmUp_isSteadyAfterIt() {
        Steadiness steadiness = Steadiness.of(series(1, 60, 0.03, i -> i < 20 ? 300 : 200));

        assertThat(steadiness.kind()).isEqualTo(Steadiness.Kind.STEADY);
        assertThat(steadiness.steadyFrom()).isBetween(19, 21);
        assertThat(steadiness.change()).isCloseTo(2 / 3.0, within(0.03));
        assertThat(steadiness.isSteadyFrom(21)).isTrue();
        assertThat(steadiness.isSteadyFrom(18)).isFalse();
        assertThat(steadiness.words(0.1)).matches("steady from (1.9|2.0|2.1) s on");
    }

    /** Interpreter, C1, C2: 900, 400, 200. */
    @Test
    void of_twoSteps_isSteadyAfterTheLast() {
        Steadiness steadiness = Steadiness.of(series(2, 100, 0.03, i -> i < 10
                ? 900
                : i < 30 ? 400 : 200));

        assertThat(steadiness.kind()).isEqualTo(Steadiness.Kind.STEADY);
        assertThat(steadiness.steadyFrom()).isBetween(29, 31);
    }

    @Test
    void of_changeNearTheEnd_isLate() {
        Steadiness steadiness = Steadiness.of(series(3, 60, 0.03, i -> i < 40 ? 200 : 300));

        assertThat(steadiness.kind()).isEqualTo(Steadiness.Kind.LATE_CHANGE);
        assertThat(steadiness.isSteadyFrom(40)).isFalse();
        assertThat(steadiness.words(0.1)).matches("not steady: the level changed by a factor of"
                + " 1\\.[45]\\d after 4\\.0 s of 6\\.0 s");
    }

    @Test
    void of_drift_isATrend() {
        Steadiness steadiness = Steadiness.of(series(4, 60, 0.02, i -> 200 + 3 * i));

        assertThat(steadiness.kind()).isEqualTo(Steadiness.Kind.TREND);
        assertThat(steadiness.words(0.1)).startsWith("not steady: it drifts by a factor of 1.");
    }

    @Test
    void of_stepTooSmallToMatter_isSteadyFromTheBeginning() {
        Steadiness steadiness = Steadiness.of(series(5, 100, 0.001, i -> i < 50 ? 200 : 204));

        assertThat(steadiness.isSteadyFrom(0)).isTrue();
        assertThat(steadiness.words(0.1)).isEqualTo("steady from the beginning");
    }

    /** Collections of garbage, and intervals without an answer, are no change of level. */
    @Test
    void of_outliers_isSteadyFromTheBeginning() {
        Steadiness steadiness = Steadiness.of(series(6, 60, 0.03, i -> i % 17 == 5
                ? Double.POSITIVE_INFINITY
                : i % 13 == 0 ? 5_000 : 200));

        assertThat(steadiness.isSteadyFrom(0)).isTrue();
    }

    @Test
    void of_noAnswersAtTheEnd_isLate() {
        Steadiness steadiness = Steadiness.of(series(7, 60, 0.03, i -> i < 40
                ? 200
                : Double.POSITIVE_INFINITY));

        assertThat(steadiness.kind()).isEqualTo(Steadiness.Kind.LATE_CHANGE);
        assertThat(steadiness.words(0.1)).contains("no answers");
    }

    @Test
    void of_allTheSame_isSteady() {
        assertThat(Steadiness.of(series(8, 40, 0, i -> 200)).isSteadyFrom(0)).isTrue();
        assertThat(Steadiness.of(series(8, 40, 0, i -> Double.POSITIVE_INFINITY))
                .isSteadyFrom(0)).isTrue();
    }

    @Test
    void of_fewIntervals_saysSo() {
        Steadiness steadiness = Steadiness.of(series(9, 9, 0.03, i -> 200));

        assertThat(steadiness.kind()).isEqualTo(Steadiness.Kind.TOO_SHORT);
        assertThat(steadiness.words(0.1))
                .isEqualTo("9 intervals are too few to say whether it is steady");
    }

    /** 10 % noise is more than what does not matter: so the tests decide, at 1 % each. */
    @ParameterizedTest
    @ValueSource(ints = {10, 40, 100, 300})
    void of_nothingPlanted_isRarelyCalledUnsteady(int intervals) {
        int unsteady = unsteady(seed -> series(seed, intervals, 0.1, i -> 200));

        assertThat(unsteady).as("of %d, seeds 0 to %d", SEEDS, SEEDS - 1)
                .isLessThanOrEqualTo(SEEDS / 50);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 100})
    void of_stepPlantedInTheMiddle_isRarelyMissed(int intervals) {
        int missed = SEEDS
                - unsteady(
                        seed -> series(seed, intervals, 0.1, i -> i < intervals / 3 ? 300 : 200));

        assertThat(missed).as("of %d, seeds 0 to %d", SEEDS, SEEDS - 1)
                .isLessThanOrEqualTo(SEEDS / 50);
    }

    private interface Series {
        double[] of(long seed);
    }

    /** How many are not steady from the beginning. */
    private static int unsteady(Series series) {
        int count = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            count += Steadiness.of(series.of(seed)).isSteadyFrom(0) ? 0 : 1;
        }
        Figures.say("not steady from the beginning, " + series.of(0).length + " intervals",
                String.format(Locale.ROOT, "%d of %d", count, SEEDS));
        return count;
    }

    private static double[] series(long seed, int intervals, double noise,
            IntToDoubleFunction level) {
        var gaussian = ZigguratSampler.NormalizedGaussian.of(
                RandomSource.XO_SHI_RO_256_PP.create(seed));
        double[] series = new double[intervals];
        for (int i = 0; i < intervals; i++) {
            series[i] = level.applyAsDouble(i) * Math.exp(noise * gaussian.sample());
        }
        return series;
    }
}
