package dev.servelab.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

class FactorialTest {
    private static final List<String> STRATEGIES = List.of("thread-pool:16", "virtual-thread");
    private static final List<String> POLICIES = List.of("fifo", "lru", "lock-aware");

    /** Round 1: 11 12 13 / 21 22 23; round 2: the same and 100 more. */
    @Test
    void pairs_ofTwoRounds_pairWithinRoundAndLevel() {
        Factorial table = counted(Map.of());

        PairedValues strategies = table.firstPairs().getFirst();

        assertThat(strategies.aValues()).containsExactly(11.0, 111.0, 12.0, 112.0, 13.0, 113.0);
        assertThat(strategies.bValues()).containsExactly(21.0, 121.0, 22.0, 122.0, 23.0, 123.0);
        assertThat(strategies.blocksPerRound()).isEqualTo(3);
        assertThat(table.secondPairs()).extracting(PairedValues::a, PairedValues::b)
                .containsExactly(tuple("fifo", "lru"),
                        tuple("fifo", "lock-aware"),
                        tuple("lru", "lock-aware"));
        assertThat(table.secondPairs().getFirst().aValues())
                .containsExactly(11.0, 111.0, 21.0, 121.0);
        assertThat(table.cellPairs()).hasSize(15);
    }

    @Test
    void pairs_silentCell_isLeftOutAndSaid() {
        Factorial table = counted(Map.of(new Cell("thread-pool:16", "lru"),
                "no answer for 12 % of the requests"));

        PairedValues strategies = table.firstPairs().getFirst();
        PairedValues policies = table.secondPairs().getFirst();

        assertThat(strategies.aValues()).containsExactly(11.0, 111.0, 13.0, 113.0);
        assertThat(strategies.blocksPerRound()).isEqualTo(2);
        assertThat(strategies.silence()).isEqualTo(new Silence(
                "thread-pool:16 with lru has no answer for 12 % of the requests", "", ""));
        assertThat(policies.aValues()).containsExactly(21.0, 121.0);
        assertThat(policies.silence().onlyA()).isEmpty();
        assertThat(policies.silence().onlyB()).isNotEmpty();
    }

    @Test
    void pairs_strategyWithoutAnswers_leavesThePoliciesComparable() {
        Map<Cell, String> silent = new HashMap<>();
        POLICIES.forEach(policy -> silent.put(new Cell("thread-pool:16", policy), "none"));
        Factorial table = counted(silent);

        PairedValues strategies = table.firstPairs().getFirst();
        PairedValues policies = table.secondPairs().getFirst();
        PairedValues cells = table.cellPairs().getFirst();

        assertThat(strategies.blocks()).isZero();
        assertThat(strategies.silence().onlyA()).isEqualTo("thread-pool:16 left clients without an"
                + " answer with fifo, lru, lock-aware");
        assertThat(policies.aValues()).containsExactly(21.0, 121.0);
        assertThat(policies.silence()).isEqualTo(new Silence("", "",
                "fifo and lru both left clients without an answer with thread-pool:16"));
        assertThat(cells.silence().both()).isEqualTo("thread-pool:16 with fifo and thread-pool:16"
                + " with lru both left clients without an answer");
    }

    @Test
    void pairs_oneFactorAlone_areNamedByIt() {
        Cell pool = new Cell("thread-pool:16", "");
        Factorial table = new Factorial("strategy", "", List.of(new Observation(1, pool, 1),
                new Observation(1, new Cell("virtual-thread", ""), 2)), Map.of(pool, "no answer"));

        PairedValues pair = table.firstPairs().getFirst();

        assertThat(pair.silence().onlyA()).isEqualTo("thread-pool:16 has no answer");
        assertThat(table.interaction(Metric.THROUGHPUT, 0.05).isTested()).isFalse();
    }

    @Test
    void pairs_roundThatWasNotEnded_givesWhatItHas() {
        List<Observation> observations = observations(2, (round, i, j) -> 1 + i + j);
        observations.removeLast();

        Factorial table = new Factorial("strategy", "policy", observations, Map.of());

        assertThat(table.firstPairs().getFirst().blocks()).isEqualTo(5);
        assertThat(table.interaction(Metric.THROUGHPUT, 0.05).rounds()).isEqualTo(1);
    }

    @Test
    void observation_twice_isRefused() {
        List<Observation> observations = observations(1, (round, i, j) -> 1);
        observations.add(observations.getFirst());

        assertThatThrownBy(() -> new Factorial("strategy", "policy", observations, Map.of()))
                .hasMessageContaining("twice");
    }

    /** lock-aware gives virtual-thread 30 % and the pool nothing; noise 1 %. */
    @Test
    void interaction_planted_isFoundAndNamed() {
        Interaction found = noisy(4, 0.01, 1.3).interaction(Metric.THROUGHPUT, 0.05);

        assertThat(found.found()).isTrue();
        assertThat(found.degreesOfFreedom()).isEqualTo(2);
        assertThat(found.residualDegreesOfFreedom()).isEqualTo(15);
        assertThat(found.largest().b()).isEqualTo("lock-aware");
        assertThat(found.largest().ratioUnder()).isCloseTo(1, within(0.03));
        assertThat(found.largest().ratioElsewhere()).isCloseTo(1 / 1.3, within(0.03));
    }

    @Test
    void interaction_none_isFoundInFivePercent() {
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            found += noisy(3, 0.03, 1, i).interaction(Metric.THROUGHPUT, 0.05).found() ? 1 : 0;
        }

        assertThat(found).as("of 1,000, seeds 0 to 999").isBetween(33, 67);
    }

    @Test
    void interaction_silentStrategy_isLeftOut() {
        Map<Cell, String> silent = Map.of(new Cell("thread-pool:16", "lru"), "none",
                new Cell("thread-pool:16", "fifo"), "none");

        Interaction untested = counted(silent).interaction(Metric.THROUGHPUT, 0.05);

        assertThat(untested.isTested()).isFalse();
        assertThat(untested.note()).isEqualTo("needs two levels of each factor and two complete"
                + " rounds; without thread-pool:16, which left clients without an answer");
    }

    @Test
    void interaction_roundsAlike_isNotTested() {
        Factorial table = new Factorial("strategy", "policy",
                observations(3, (round, i, j) -> 10 + i * j), Map.of());

        assertThat(table.interaction(Metric.HIT_RATIO, 0.05).isTested()).isFalse();
    }

    private interface Figure {
        double of(int round, int i, int j);
    }

    private static Factorial counted(Map<Cell, String> silent) {
        return new Factorial("strategy", "policy",
                observations(2, (round, i, j) -> 100 * round + 10 * (i + 1) + j + 1), silent);
    }

    private static Factorial noisy(int rounds, double noise, double gain) {
        return noisy(rounds, noise, gain, 1);
    }

    private static Factorial noisy(int rounds, double noise, double gain, long seed) {
        double[][] figures = new SimulatedServers(seed, noise).run(rounds, 1, 1, 1, 2, 2, 2 * gain);
        return new Factorial("strategy", "policy",
                observations(rounds, (round, i, j) -> figures[3 * i + j][round]), Map.of());
    }

    private static List<Observation> observations(int rounds, Figure figure) {
        List<Observation> observations = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < STRATEGIES.size(); i++) {
                for (int j = 0; j < POLICIES.size(); j++) {
                    observations.add(new Observation(round,
                            new Cell(STRATEGIES.get(i), POLICIES.get(j)), figure.of(round, i, j)));
                }
            }
        }
        return observations;
    }
}
