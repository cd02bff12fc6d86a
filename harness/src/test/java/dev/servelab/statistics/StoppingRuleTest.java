package dev.servelab.statistics;

import dev.servelab.testing.Figures;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.statistics.StoppingRule.Decision.GO_ON;
import static dev.servelab.statistics.StoppingRule.Decision.MOST_ROUNDS;
import static dev.servelab.statistics.StoppingRule.Decision.NARROW_ENOUGH;
import static dev.servelab.statistics.StoppingRule.Decision.TIME_IS_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoppingRuleTest {
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;
    private static final int RUNS = 300;
    private static final long SEED = 5;

    private final PairedComparison comparison = new PairedComparison(Criteria.USUAL);
    private final StoppingRule automatic = StoppingRule.automatic(Criteria.USUAL);

    @Test
    void decide_fixed_runsAll() {
        StoppingRule rule = StoppingRule.fixed(3);

        assertThat(rule.decide(2, List.of(), 1, NO_LIMIT)).isEqualTo(GO_ON);
        assertThat(rule.decide(3, List.of(), 1, NO_LIMIT)).isEqualTo(MOST_ROUNDS);
    }

    @Test
    void decide_nextRoundTooLong_timeIsUp() {
        assertThat(automatic.decide(1, List.of(), 10, 9.9)).isEqualTo(TIME_IS_UP);
        assertThat(automatic.decide(1, List.of(), 10, 10)).isEqualTo(GO_ON);
    }

    @Test
    void decide_narrow_waitsForTheLeastNumber() {
        double[][] rows = new SimulatedServers(SEED, 0.001).run(8, 1, 1);

        assertThat(automatic.decide(5, compare(rows, 7), 1, NO_LIMIT)).isEqualTo(GO_ON);
        assertThat(automatic.decide(4, compare(rows, 8), 1, NO_LIMIT)).isEqualTo(GO_ON);
        assertThat(automatic.decide(5, compare(rows, 8), 1, NO_LIMIT)).isEqualTo(NARROW_ENOUGH);
    }

    @Test
    void decide_wide_goesOnToTheMost() {
        List<Comparison> wide = compare(new SimulatedServers(SEED, 0.1).run(8, 1, 1), 8);

        assertThat(automatic.decide(8, wide, 1, NO_LIMIT)).isEqualTo(GO_ON);
        assertThat(automatic.decide(60, wide, 1, NO_LIMIT)).isEqualTo(MOST_ROUNDS);
    }

    /** The verdict is no reason to stop: twice as fast, and not yet known within 5 %. */
    @Test
    void decide_fasterAndWide_goesOn() {
        List<Comparison> wide = compare(new SimulatedServers(SEED, 0.1).run(8, 2, 1), 8);

        assertThat(wide.getFirst().verdict()).isEqualTo(Verdict.FASTER);
        assertThat(automatic.decide(8, wide, 1, NO_LIMIT)).isEqualTo(GO_ON);
    }

    /** Nothing to wait for: no round will ever give these a ratio. */
    @Test
    void decide_nothingComparable_ends() {
        List<Comparison> none = comparison.table("strategy", Metric.THROUGHPUT, List.of(
                new PairedValues("a", "b", List.of(), List.of(), 1,
                        new Silence("a has none", "", ""))));

        assertThat(automatic.decide(5, none, 1, NO_LIMIT)).isEqualTo(NARROW_ENOUGH);
    }

    @Test
    void rule_thatStopsOnTooFew_isRefused() {
        assertThatThrownBy(() -> new StoppingRule(2, 10, Criteria.USUAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Narrow enough means told, whichever verdict it is. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.03, 1.05, 1.2})
    void decide_narrowEnough_isAlwaysTold(double speed) {
        SimulatedServers servers = new SimulatedServers(SEED, 0.02);
        for (int i = 0; i < RUNS / 10; i++) {
            double[][] rows = servers.run(StoppingRule.MOST, speed, 1);
            int rounds = roundsOf(rows);
            if (rounds < StoppingRule.MOST) {
                assertThat(compare(rows, rounds).getFirst().verdict()).as("seed %d", SEED)
                        .isNotEqualTo(Verdict.CANNOT_TELL);
            }
        }
    }

    /** A planted bug beside it: to stop at the first verdict finds differences that are none. */
    @Test
    void decide_identicalServers_keepsTheLevelAlmost() {
        SimulatedServers servers = new SimulatedServers(SEED, 0.03);
        int byWidth = 0;
        int byVerdict = 0;
        for (int i = 0; i < RUNS; i++) {
            double[][] rows = servers.run(StoppingRule.MOST, 1, 1);
            byWidth += compare(rows, roundsOf(rows)).getFirst().verdict().isDifferent() ? 1 : 0;
            byVerdict += isEverDifferent(rows) ? 1 : 0;
        }

        say("by width", byWidth);
        say("at the first verdict", byVerdict);
        assertThat(byWidth).as("of %d, seed %d", RUNS, SEED).isLessThan(RUNS * 8 / 100);
        assertThat(byVerdict).as("planted: of %d, seed %d", RUNS, SEED)
                .isGreaterThan(RUNS * 15 / 100);
    }

    private int roundsOf(double[][] rows) {
        int rounds = 1;
        while (automatic.decide(rounds, compare(rows, rounds), 1, NO_LIMIT) == GO_ON) {
            rounds++;
        }
        return rounds;
    }

    private boolean isEverDifferent(double[][] rows) {
        for (int rounds = StoppingRule.LEAST; rounds <= StoppingRule.MOST; rounds++) {
            if (compare(rows, rounds).getFirst().verdict().isDifferent()) {
                return true;
            }
        }
        return false;
    }

    private List<Comparison> compare(double[][] rows, int rounds) {
        return comparison.table("strategy", Metric.THROUGHPUT, List.of(PairedValues.of("a", "b",
                SimulatedServers.list(Arrays.copyOf(rows[0], rounds)),
                SimulatedServers.list(Arrays.copyOf(rows[1], rounds)))));
    }

    private static void say(String how, int different) {
        Figures.say("identical servers called different by a run that stops " + how,
                String.format(Locale.ROOT, "%.1f %% of %,d", 100.0 * different / RUNS, RUNS));
    }
}
