package dev.servelab.report;

import dev.servelab.trace.TraceSource;
import dev.servelab.trace.TraceStatistics;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TraceStatisticsTextTest {
    /** Round and round: 50 objects, 20 requests each, and 49 others between any two. */
    @Test
    void of_loop_saysWhatALoopIs() throws IOException {
        TraceStatistics statistics = statistics("loop,objects=50,requests=1K,sizes=2KiB");

        assertThat(TraceStatisticsText.of(statistics, Glyphs.ASCII)).containsExactly(
                "requests        1,000 for 50 objects",
                "bytes           2.0 MiB asked for, 100 KiB different",
                "object sizes    mean 2 KiB, p50 2 KiB, p90 2 KiB, p99 2 KiB, max 2 KiB",
                "asked for once  0.0 % of the objects, with 0.0 % of the requests",
                "popularity      ten objects get 20.0 %, 1 % of all get 2.0 % of the requests",
                "                Zipf exponent 0.00: all are asked for equally often",
                "reuse distance  p50 49, p90 49, p99 49",
                "                other objects asked for between two requests for the same",
                "",
                "reuse distance  requests     %",
                "------------------------------",
                "32 to 63             950  95.0  ########################################",
                "first request         50   5.0  ###");
    }

    @Test
    void of_anyTrace_fitsIntoATerminalAndIsJson() throws IOException {
        for (String text : List.of("zipf,sizes=lognormal:64KiB", "one-hit:1,requests=1100K",
                "uniform,requests=1")) {
            TraceStatistics statistics = statistics(text);

            assertThat(TraceStatisticsText.of(statistics, Glyphs.UNICODE)).as("%s", text)
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
            assertThat(TraceStatisticsJson.of(statistics).get("requests").getAsLong())
                    .isEqualTo(statistics.requests());
        }
    }

    private static TraceStatistics statistics(String text) throws IOException {
        return TraceStatistics.of(TraceSource.parse(text, null));
    }
}
