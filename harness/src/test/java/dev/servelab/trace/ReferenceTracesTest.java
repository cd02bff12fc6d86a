package dev.servelab.trace;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Traces of others, where {@code -Dservelab.reference=FOLDER} says that they are: the requests that
 * other simulators count in them. Without it there is nothing to look at.
 */
class ReferenceTracesTest {
    @ParameterizedTest
    @CsvSource({"gli.trace.gz, 6015, false", "multi1.trace.gz, 15858, false",
            "web07.trace.xz, 76118, false", "files.csv.gz, 60000, true"})
    void read_tracesOfOthers_haveTheirRequests(String name, long requests, boolean hasSizes)
            throws IOException {
        String folder = System.getProperty("servelab.reference");
        if (folder != null) {
            TraceStatistics statistics = TraceStatistics.of(TraceSource.parse(
                    Path.of(folder, "traces", name).toString(), null));

            assertThat(statistics.requests()).isEqualTo(requests);
            assertThat(statistics.hasSizes()).isEqualTo(hasSizes);
        }
    }
}
