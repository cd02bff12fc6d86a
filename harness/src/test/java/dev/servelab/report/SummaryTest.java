package dev.servelab.report;

import dev.servelab.experiment.ExperimentPlan;
import dev.servelab.experiment.ExperimentResult;
import dev.servelab.experiment.TestTrials;
import dev.servelab.load.ErrorClass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTest {
    @Test
    void text_usualComparison_fitsAHundredColumns() {
        List<String> lines = text(TestTrials.comparison(1_234_567));

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100))
                .noneMatch(line -> line.endsWith(" "));
        assertThat(lines).contains("Strategies, over fifo, lru, lock-aware:fifo",
                "Policies, over thread-per-connection, thread-pool:16, virtual-thread",
                "All variants");
        assertThat(lines.stream().filter(line -> line.startsWith("  lock-aware:fifo")))
                .as("a row for each variant").hasSize(3);
    }

    /** What a system does not say is a dash; it is never a zero. */
    @Test
    void text_unknownThreads_areADash() {
        assertThat(row(TestTrials.comparison(10_000), "virtual-thread  ")).contains(" -  ");
    }

    @Test
    void text_starvedVariant_showsNoAnswerWherePercentilesStand() {
        ExperimentResult result = oneVariant(Map.of(), 0, 3);

        assertThat(String.join("\n", text(result))).contains("no answer");
        assertThat(String.join("\n", text(result)))
                .contains("3 clients had no answer in a whole window");
    }

    @Test
    void text_failures_areNamedByClass() {
        ExperimentResult result = oneVariant(
                Map.of(ErrorClass.CORRUPT, 2L, ErrorClass.BUSY, 1_000L), 1, 0);

        assertThat(String.join("\n", text(result)))
                .contains("1,002 requests failed (busy 1,000, corrupt 2)")
                .contains("1 of 11,003 requests were never answered");
    }

    @Test
    void text_nothingWrong_hasNoVerdictEither() {
        assertThat(String.join("\n", text(TestTrials.comparison(10_000))))
                .doesNotContainIgnoringCase("faster", "slower", "winner", "significant");
    }

    @Test
    void markdown_hasTablesAndTheCommand() {
        List<String> lines = TestReports.stored(TestTrials.comparison(10_000),
                List.of("compare", "--seed", "1")).markdown();

        assertThat(lines.getFirst()).isEqualTo("# servelab compare");
        assertThat(lines).contains("- Command: `./servelab compare --seed 1`")
                .anyMatch(line -> line.startsWith("| virtual-thread |"));
        assertThat(lines.stream().filter(line -> line.startsWith("|")).map(
                line -> line.chars().filter(c -> c == '|').count()).distinct())
                .as("bars in a row: 3 tables, 3 widths at most").hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void bench_text_showsAFigureALine() {
        ExperimentResult result = oneVariant(Map.of(), 0, 0);

        assertThat(text(result)).contains("virtual-thread x lru",
                "  latency p50              1.00  ms",
                "  requests               10,000  issued",
                "  hits                     75.0  % of requests");
    }

    private static ExperimentResult oneVariant(Map<ErrorClass, Long> errors, int unanswered,
            int starved) {
        ExperimentPlan plan = TestTrials.plan(List.of("virtual-thread"), List.of("lru"));
        return TestTrials.result(plan,
                List.of(TestTrials.of(plan.scenes().getFirst().variants().getFirst(), 1,
                        10_000, errors, unanswered, starved)));
    }

    private static List<String> text(ExperimentResult result) {
        return TestReports.stored(result, List.of("compare")).text(Glyphs.UNICODE);
    }

    private static String row(ExperimentResult result, String start) {
        return text(result).stream().filter(line -> line.startsWith(start)).findFirst()
                .orElseThrow();
    }
}
