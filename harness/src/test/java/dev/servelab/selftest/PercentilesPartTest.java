package dev.servelab.selftest;

import dev.servelab.experiment.Latencies;
import dev.servelab.experiment.RunScope;
import dev.servelab.load.Timings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class PercentilesPartTest {
    record Planted(String fault, PercentileCode code, List<String> broken) {
        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Planted> planted() {
        return Stream.of(
                new Planted("every hundredth sample is dropped",
                        samples -> PercentileCode.OURS.of(IntStream.range(0, samples.length)
                                .filter(i -> i % 100 != 99).mapToLong(i -> samples[i]).toArray()),
                        List.of("samples")),
                new Planted("the longest hundredth is dropped",
                        samples -> PercentileCode.OURS.of(Arrays.stream(samples).sorted()
                                .limit(samples.length - samples.length / 100).toArray()),
                        List.of("samples", "worst of 150 percentiles")),
                new Planted("histograms of two digits",
                        samples -> recorded(samples, new Histogram(1, 3_600_000_000L, 2)),
                        List.of("worst of 150 percentiles")),
                new Planted("milliseconds",
                        samples -> PercentileCode.OURS.of(Arrays.stream(samples)
                                .map(us -> us / 1_000 * 1_000).toArray()),
                        List.of("worst of 150 percentiles")),
                new Planted("every sample twice",
                        samples -> recorded(samples, recordedOnce(samples)),
                        List.of("samples", "percentiles withheld")));
    }

    @Test
    void measure_ours_passes() throws Exception {
        assertThat(readings(PercentileCode.OURS)).hasSize(3).allMatch(Reading::held);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void measure_plantedFault_isRed(Planted planted) throws Exception {
        assertThat(readings(planted.code)).filteredOn(reading -> !reading.held())
                .extracting(Reading::what).containsAll(planted.broken);
    }

    private static List<Reading> readings(PercentileCode code) throws Exception {
        try (RunScope scope = RunScope.begin()) {
            return PartCatalogue.PERCENTILES.part()
                    .measure(new Lab(Instrument.OURS, code, Amounts.FULL, scope));
        }
    }

    private static Histogram recordedOnce(long[] samplesUs) {
        Histogram histogramUs = Timings.empty().latencyUs();
        Arrays.stream(samplesUs).forEach(histogramUs::recordValue);
        return histogramUs;
    }

    private static Latencies recorded(long[] samplesUs, Histogram histogramUs) {
        Arrays.stream(samplesUs).forEach(histogramUs::recordValue);
        return new Latencies(histogramUs);
    }
}
