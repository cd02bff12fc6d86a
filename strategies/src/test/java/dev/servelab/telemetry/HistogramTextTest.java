package dev.servelab.telemetry;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HistogramTextTest {
    @Test
    void decode_whatWasEncoded_isTheSame() {
        Histogram histogram = new Histogram(3);
        for (long value = 0; value < 3_000_000; value += 997) {
            histogram.recordValue(value);
        }

        String text = HistogramText.encode(histogram);

        assertThat(HistogramText.decode(text)).isEqualTo(histogram);
        assertThat(text).matches("[A-Za-z0-9+/=]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "AAAA", "HISTFAAAAB94nJNpmSzMwMDAy"})
    void decode_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> HistogramText.decode(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
