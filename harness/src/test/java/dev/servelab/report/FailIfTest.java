package dev.servelab.report;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FailIfTest {
    /** In the sample rush's four variants have p99 of 3 to 5 ms, crowd's of 20 ms and more. */
    @ParameterizedTest
    @CsvSource({"rush:p99>10ms, 0", "rush:p99>3000us, 4", "rush:p99>0.003s, 4", "crowd:p99>1s, 3",
            "crowd/virtual-thread:p99>1ms, 3", "virtual-thread x lru:p50>=1us, 2",
            "rush/lru:throughput<7900/s, 0", "rush/lru:throughput<=7900, 1", "errors>0, 0",
            "unanswered>1%, 3", "unanswered>880, 0", "starved-clients>0, 0",
            "fifo:hit-ratio<54.9%, 0", "fifo:hit-ratio<0.551, 4", "rush:peak-rss>100MiB, 4",
            "nobody:p50>1ms, 1"})
    void met_sample_countsThoseThatMeetIt(String condition, int met) {
        assertThat(FailIf.parse(condition).met(TestReports.sample(TestReports.TWO_SCENES)))
                .hasSize(met);
    }

    @Test
    void met_saysWhoAndHowMuch() {
        assertThat(FailIf.parse("p99>20ms").met(TestReports.sample(TestReports.UNFAIR)))
                .hasSize(2)
                .anyMatch(line -> line.matches("--fail-if p99>20ms: bench/virtual-thread x lru:"
                        + " p99 is \\d+ ms"))
                .contains("--fail-if p99>20ms: bench/thread-pool:4 x lru: p99 is not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p99", "p99>", "p99=20ms", "p99>20", "p99>20MB", "p98>20ms",
            "throughput<5ms", "errors>1ms", "peak-rss>3km", "hit-ratio<a", "dooms>1%"})
    void parse_wrong_isRefusedWithWords(String condition) {
        assertThatThrownBy(() -> FailIf.parse(condition))
                .isInstanceOf(IllegalArgumentException.class).message().isNotEmpty();
    }

    /** Each metric is a field of results: one that is not would never be known. */
    @Test
    void metrics_allButLateness_areKnownOfAnyVariant() {
        View variant = TestReports.sample(TestReports.TWO_SCENES).view().all("variants")
                .getFirst();

        assertThat(List.of(FailMetric.values())).filteredOn(
                metric -> metric.of(variant, false).isEmpty())
                .containsExactly(FailMetric.LATENESS);
    }
}
