package dev.servelab.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class IntervalLogTest {
    @TempDir
    Path folder;

    @Test
    void interval_twoWindows_areReadBackByTheStandardReader() throws IOException {
        Path file = folder.resolve("a.hlog");
        try (IntervalLog log = IntervalLog.create(file, "virtual-thread x lru")) {
            log.window("round 1");
            log.begin();
            log.interval(histogram(1_000), 0, 1);
            log.window("round 2");
            log.begin();
            log.interval(histogram(2_000), 0, 1);
        }

        Histogram read = new Histogram(3);
        try (var in = Files.newInputStream(file);
                HistogramLogReader reader = new HistogramLogReader(in)) {
            for (EncodableHistogram next = reader
                    .nextIntervalHistogram(); next != null; next = reader.nextIntervalHistogram()) {
                read.add((Histogram) next);
            }
        }

        assertThat(read.getTotalCount()).isEqualTo(2);
        assertThat(read.valuesAreEquivalent(read.getMaxValue(), 2_000)).isTrue();
        assertThat(Files.readString(file)).contains("#[virtual-thread x lru", "#[round 2]");
    }

    private static Histogram histogram(long us) {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(us);
        return histogram;
    }
}
