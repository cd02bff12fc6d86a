package dev.servelab.experiment;

import dev.servelab.statistics.Comparison;
import dev.servelab.statistics.Criteria;
import dev.servelab.statistics.Metric;
import dev.servelab.statistics.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnalysisTest {
    private static final Level FAST = new Level("virtual-thread", "virtual-thread");
    private static final Level SLOW = new Level("thread-pool:16", "thread-pool:16");
    private static final Scene SCENE = TestTrials.plan(
            List.of("virtual-thread", "thread-pool:16"), List.of("fifo", "lru")).scenes()
            .getFirst();

    /** Twice as many answers in each of six blocks, give or take. */
    @Test
    void of_aStrategyTwiceAsFast_saysSoOverAllPolicies() {
        Analysis analysis = Analysis.of(SCENE, trials(2_000, 0), Criteria.USUAL);

        Comparison throughput = analysis.of(Factor.STRATEGY, Metric.THROUGHPUT).getFirst();
        assertThat(throughput.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(throughput.blocks()).isEqualTo(6);
        assertThat(throughput.low()).isGreaterThan(1.9);
        assertThat(throughput.high()).isLessThan(2.1);
        assertThat(analysis.of(Factor.POLICY, Metric.THROUGHPUT).getFirst().verdict())
                .isEqualTo(Verdict.SAME);
        assertThat(analysis.interactions()).singleElement()
                .matches(interaction -> !interaction.found());
    }

    /** Those who were answered had it twice as fast; a tenth was not. */
    @Test
    void of_aStrategyThatLeavesClientsWaiting_isNeverFaster() {
        Analysis analysis = Analysis.of(SCENE, trials(2_000, 200), Criteria.USUAL);

        assertThat(analysis.of(Factor.STRATEGY, Metric.THROUGHPUT).getFirst().verdict())
                .isEqualTo(Verdict.NO_ANSWER);
        assertThat(analysis.comparisons()).extracting(Comparison::verdict)
                .filteredOn(verdict -> verdict == Verdict.FASTER).isEmpty();
    }

    @Test
    void of_aClosedLoop_comparesNoLatencies() {
        Analysis analysis = Analysis.of(SCENE, trials(2_000, 0), Criteria.USUAL);

        assertThat(analysis.comparisons()).extracting(Comparison::metric)
                .contains(Metric.THROUGHPUT, Metric.HIT_RATIO, Metric.SERVER_CPU)
                .doesNotContain(Metric.LATENCY_P50, Metric.LATENCY_MEAN);
    }

    /** Servers under different loads differ by their loads. */
    @Test
    void of_aSweep_comparesNothing() {
        Map<Factor, List<Level>> factors = new EnumMap<>(SCENE.factors());
        factors.put(Factor.LOAD, Level.of(List.of("1", "2")));
        Scene sweep = new Scene("sweep", "", "", factors, SCENE.load(), SCENE.workload(),
                SCENE.files(), SCENE.warmUp(), SCENE.window(), SCENE.trials(),
                SCENE.serverOptions());
        List<TrialResult> trials = sweep.variants().stream().map(
                variant -> TestTrials.of(variant, 1, 1_000, Map.of(), 0, 0)).toList();

        assertThat(Analysis.of(sweep, trials, Criteria.USUAL).comparisons()).isEmpty();
    }

    private static List<TrialResult> trials(int fast, int fastUnanswered) {
        List<TrialResult> trials = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            for (Level policy : SCENE.levels(Factor.POLICY)) {
                int noise = 7 * round + policy.label().length();
                trials.add(TestTrials.of(Variant.of(FAST, policy), round, fast + noise, Map.of(),
                        fastUnanswered, 0));
                trials.add(TestTrials.of(Variant.of(SLOW, policy), round, 1_000 + 3 * round,
                        Map.of(), 0, 0));
            }
        }
        return trials;
    }
}
