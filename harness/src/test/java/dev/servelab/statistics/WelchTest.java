package dev.servelab.statistics;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class WelchTest {
    /** t, p and degrees of freedom as SciPy's {@code ttest_ind(equal_var=False)} gives them. */
    @Test
    void of_twoSamples_isWelchsTest() {
        double[] a = {110, 121, 99, 105};
        double[] b = {100, 95, 104};
        Welch welch = Welch.of(a, b);

        double meanA = mean(a);
        double meanB = mean(b);
        double sa = variance(a, meanA) / 4;
        double sb = variance(b, meanB) / 3;
        assertThat(welch.logRatio()).isCloseTo(meanA - meanB, within(1e-12));
        assertThat(welch.standardError()).isCloseTo(Math.sqrt(sa + sb), within(1e-12));
        assertThat(welch.degreesOfFreedom()).isCloseTo(
                Math.pow(sa + sb, 2) / (sa * sa / 3 + sb * sb / 2), within(1e-9));
        assertThat(welch.logRatio() / welch.standardError()).isCloseTo(1.709822, within(1e-5));
        assertThat(welch.degreesOfFreedom()).isCloseTo(4.70190, within(1e-4));
        assertThat(welch.p()).isCloseTo(0.151696, within(1e-5));
        assertThat(welch.low(0.05)).isLessThan(1);
        assertThat(welch.high(0.05)).isGreaterThan(welch.ratio());
    }

    /** The interval has 1 exactly if p is above alpha; and it is symmetric on logarithms. */
    @Test
    void interval_atItsOwnP_endsAtOne() {
        Welch welch = Welch.of(new double[]{110, 121, 99, 105}, new double[]{100, 95, 104});

        assertThat(welch.low(welch.p())).isCloseTo(1, within(1e-9));
        assertThat(welch.low(0.1) * welch.high(0.1))
                .isCloseTo(welch.ratio() * welch.ratio(), within(1e-9));
    }

    /** With unequal spreads the noisy sample decides the degrees of freedom. */
    @Test
    void of_oneNoisySample_hasItsDegreesOfFreedom() {
        Welch welch = Welch.of(new double[]{1, 10, 100},
                new double[]{10, 10.01, 9.99, 10, 10.02, 9.98});

        assertThat(welch.degreesOfFreedom()).isCloseTo(2, within(0.001));
    }

    @Test
    void of_oneValueEachOrNoSpread_isUntested() {
        assertThat(Welch.of(new double[]{2}, new double[]{1}).isTested()).isFalse();
        assertThat(Welch.of(new double[]{2}, new double[]{1}).p()).isEqualTo(1);
        assertThat(Welch.of(new double[]{2, 2}, new double[]{1, 1}).high(0.05)).isInfinite();
    }

    @Test
    void of_zero_isRefused() {
        assertThatThrownBy(() -> Welch.of(new double[]{0, 1}, new double[]{1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.log(value);
        }
        return sum / values.length;
    }

    private static double variance(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (Math.log(value) - mean) * (Math.log(value) - mean);
        }
        return sum / (values.length - 1);
    }
}
