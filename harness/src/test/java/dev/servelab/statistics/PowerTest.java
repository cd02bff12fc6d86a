package dev.servelab.statistics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PowerTest {
    private final Power power = new Power(0.8);

    /** The example of R's package pwr: pwr.t.test(d = 0.2, n = 60, sig.level = 0.10, "one.s"). */
    @Test
    void found_exampleOfR_isThatOfR() {
        assertThat(power.found(60, 0.1, 0.2)).isCloseTo(0.4555818, within(1e-6));
    }

    /** R: power.t.test(n = 20, delta = 1, sd = 1): 38 degrees of freedom, shift sqrt(10). */
    @Test
    void noncentralT_exampleOfR_isThatOfR() {
        double quantile = LogSample.tQuantile(39, 0.05);

        assertThat(new NoncentralT(38).above(quantile, Math.sqrt(10)))
                .isCloseTo(0.8689528, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"2, 0.05", "3, 0.05", "3, 0.01", "10, 0.05", "1000, 0.05"})
    void found_nothingThere_isTheLevel(int blocks, double alpha) {
        assertThat(power.found(blocks, alpha, 0)).isCloseTo(alpha, within(1e-5));
    }

    /** The constants c4 of quality control: Montgomery, "Statistical Quality Control", app. VI. */
    @ParameterizedTest
    @CsvSource({"2, 0.7979", "3, 0.8862", "5, 0.9400", "10, 0.9727", "25, 0.9896"})
    void trueSpread_sampleSpread_isDividedByItsMean(int blocks, double c4) {
        assertThat(power.trueSpread(new LogSample(blocks, 0, 1))).isCloseTo(1 / c4, within(2e-4));
    }

    @ParameterizedTest
    @CsvSource({"2, 0.05", "5, 0.05", "5, 0.0083", "20, 0.05"})
    void leastEffect_isFoundAsOftenAsAsked(int blocks, double alpha) {
        double effect = power.leastEffect(blocks, alpha);

        assertThat(power.found(blocks, alpha, effect)).isCloseTo(0.8, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"5, 0.05", "8, 0.05", "20, 0.05", "12, 0.0083"})
    void blocksFor_leastEffect_isAboutTheBlocks(int blocks, double alpha) {
        assertThat(power.blocksFor(power.leastEffect(blocks, alpha), alpha))
                .isCloseTo(blocks, within(0.7));
    }
}
