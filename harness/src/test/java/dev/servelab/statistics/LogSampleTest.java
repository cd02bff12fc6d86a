package dev.servelab.statistics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LogSampleTest {
    /** From the table in every textbook: two-sided 5 % and 1 %. */
    @ParameterizedTest
    @CsvSource({"2, 0.05, 12.706", "3, 0.05, 4.303", "5, 0.05, 2.776", "10, 0.05, 2.262",
            "31, 0.05, 2.042", "5, 0.01, 4.604", "11, 0.01, 3.169"})
    void tQuantile_isThatOfTheTables(int blocks, double alpha, double expected) {
        assertThat(LogSample.tQuantile(blocks, alpha)).isCloseTo(expected, within(0.0005));
    }

    /**
     * Student's own example (Biometrika 1908): ten patients, hours of sleep gained by two drugs.
     * R: t.test(extra ~ group, data = sleep, paired = TRUE): t = -4.0621, df = 9, p = 0.002833,
     * interval -2.4598858 to -0.7001142.
     */
    @Test
    void interval_studentsSleep_isTheOneThatIsPublished() {
        LogSample sample = LogSample.of(-1.2, -2.4, -1.3, -1.3, 0, -1, -1.8, -0.8, -4.6, -1.4);

        assertThat(sample.mean()).isCloseTo(-1.58, within(1e-12));
        assertThat(sample.p()).isCloseTo(0.002833, within(5e-7));
        assertThat(sample.interval(0.05).low()).isCloseTo(-2.4598858, within(5e-8));
        assertThat(sample.interval(0.05).high()).isCloseTo(-0.7001142, within(5e-8));
    }

    @Test
    void interval_oneBlock_isUnknown() {
        LogSample sample = LogSample.of(0.3);

        assertThat(sample.p()).isEqualTo(1);
        assertThat(sample.interval(0.05)).isEqualTo(LogSample.Range.UNKNOWN);
    }

    /** Five counts that agree may do so by chance in 1 of 16 cases, six in 1 of 32. */
    @Test
    void interval_noSpread_isTheSignTests() {
        LogSample five = LogSample.of(0.3, 0.3, 0.3, 0.3, 0.3);
        LogSample six = LogSample.of(0.3, 0.3, 0.3, 0.3, 0.3, 0.3);

        assertThat(five.p()).isEqualTo(1 / 16.0);
        assertThat(five.interval(0.05)).isEqualTo(LogSample.Range.UNKNOWN);
        assertThat(six.p()).isEqualTo(1 / 32.0);
        assertThat(six.interval(0.05).low()).isCloseTo(0.3, within(1e-15));
        assertThat(LogSample.of(0, 0, 0, 0, 0, 0).p()).isEqualTo(1);
    }
}
