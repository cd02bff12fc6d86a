package dev.servelab.statistics;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PairedComparisonTest {
    private static final List<Double> BASE = List.of(100.0, 120.0, 90.0, 110.0, 105.0, 95.0);

    private final PairedComparison comparison = new PairedComparison(Criteria.USUAL);

    @Test
    void table_twiceAsMany_isFasterAndExact() {
        Comparison c = compare(Metric.THROUGHPUT, 2.0, 0.01);

        assertThat(c.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(c.ratio()).isCloseTo(2, within(0.02));
        assertThat(c.low()).isLessThan(c.ratio()).isGreaterThan(1.9);
        assertThat(c.high()).isGreaterThan(c.ratio()).isLessThan(2.1);
        assertThat(c.level()).isEqualTo(0.95);
        assertThat(c.p()).isEqualTo(c.adjustedP()).isLessThan(1e-6);
        assertThat(c.roundsNeeded()).isZero();
    }

    @Test
    void table_twiceTheLatency_isSlower() {
        assertThat(compare(Metric.LATENCY_P99, 2.0, 0.01).verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(compare(Metric.LATENCY_P99, 0.5, 0.01).verdict()).isEqualTo(Verdict.FASTER);
    }

    @Test
    void table_littleDifferenceLittleNoise_isSame() {
        Comparison c = compare(Metric.THROUGHPUT, 1.001, 0.01);

        assertThat(c.verdict()).isEqualTo(Verdict.SAME);
        assertThat(c.withinBound()).isTrue();
        assertThat(c.leastDetectableRatio()).isBetween(1.005, 1.05);
    }

    @Test
    void table_muchNoise_cannotTell() {
        Comparison c = compare(Metric.THROUGHPUT, 1.05, 0.2);

        assertThat(c.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(c.roundsNeeded()).isGreaterThan(10);
        assertThat(c.leastDetectableRatio()).isGreaterThan(1.1);
        assertThat(c.note()).isEmpty();
    }

    /** A difference that is sure and does not matter is a difference. */
    @Test
    void table_sureDifferenceWithinTheBound_isFaster() {
        Comparison c = compare(Metric.THROUGHPUT, 1.02, 0.003);

        assertThat(c.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(c.withinBound()).isTrue();
    }

    @Test
    void table_mirrored_saysTheSame() {
        Comparison c = compare(Metric.THROUGHPUT, 2.0, 0.01);

        Comparison mirrored = c.mirrored();

        assertThat(mirrored.verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(mirrored.a()).isEqualTo("b");
        assertThat(mirrored.ratio() * c.ratio()).isCloseTo(1, within(1e-12));
        assertThat(mirrored.low() * c.high()).isCloseTo(1, within(1e-12));
    }

    @Test
    void table_oneBlock_cannotTell() {
        Comparison c = only(PairedValues.of("a", "b", List.of(300.0), List.of(100.0)));

        assertThat(c.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(c.ratio()).isCloseTo(3, within(1e-12));
        assertThat(c.hasInterval()).isFalse();
        assertThat(c.leastDetectableRatio()).isNaN();
        assertThat(c.note()).isEqualTo("one block says nothing of the spread");
    }

    @Test
    void table_zeros_cannotTell() {
        Comparison c = only(PairedValues.of("a", "b", List.of(3.0, 0.0), List.of(0.0, 1.0)));

        assertThat(c.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(c.isTested()).isFalse();
        assertThat(c.note())
                .isEqualTo("a figure that is zero or unknown, in 2 of 2 blocks, has no ratio");
    }

    @Test
    void table_silentAndFaster_isNotCalledSo() {
        Comparison c = only(new PairedValues("a", "b", times(2, 0.01), BASE, 1,
                new Silence("a has none", "", "")));

        assertThat(c.verdict()).isEqualTo(Verdict.NO_ANSWER);
        assertThat(c.note()).isEqualTo("a has none");
    }

    @Test
    void table_silentAndSlower_isCalledSo() {
        Comparison c = only(new PairedValues("a", "b", times(2, 0.01), BASE, 1,
                new Silence("", "b has none", "")));

        assertThat(c.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(c.note()).isEqualTo("b has none");
    }

    /** What is left of the two is compared fairly: neither answered there. */
    @Test
    void table_bothSilentSomewhere_isComparedElsewhere() {
        Comparison c = only(new PairedValues("a", "b", times(2, 0.01), BASE, 1,
                new Silence("", "", "both have none")));

        assertThat(c.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(c.note()).isEqualTo("both have none");
    }

    @Test
    void table_silentEverywhere_isNoAnswer() {
        Comparison c = only(new PairedValues("a", "b", List.of(), List.of(), 1,
                new Silence("", "b has none", "")));

        assertThat(c.verdict()).isEqualTo(Verdict.NO_ANSWER);
        assertThat(c.blocks()).isZero();
    }

    /** Two that are different beside one that has no ratio: Holm counts two. */
    @Test
    void table_ofThree_countsThoseThatWereTested() {
        List<Comparison> table = comparison.table("strategy", Metric.THROUGHPUT,
                List.of(pair(2.0, 0.01), PairedValues.of("a", "b", List.of(), List.of()),
                        pair(1.2, 0.05)));

        assertThat(table).extracting(Comparison::comparisons).containsOnly(2);
        assertThat(table.get(0).level()).isCloseTo(0.975, within(1e-12));
        assertThat(table.get(0).adjustedP()).isCloseTo(2 * table.get(0).p(), within(1e-15));
        assertThat(table.get(2).level()).isCloseTo(0.95, within(1e-12));
    }

    /** The constructor of a comparison checks that verdict and interval agree. */
    @Test
    void table_anyFigures_verdictIsThatOfTheInterval() {
        long seed = 11;
        SimulatedServers servers = new SimulatedServers(seed, 0.05);
        for (int i = 0; i < 500; i++) {
            double[][] rows = servers.run(2 + i % 9, 1, 1.05, 1.2);
            List<PairedValues> pairs = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                pairs.add(PairedValues.of("a", "b", SimulatedServers.list(rows[j]),
                        SimulatedServers.list(rows[(j + 1) % 3])));
            }
            for (Comparison c : comparison.table("f", Metric.THROUGHPUT, pairs)) {
                assertThat(c.verdict().isDifferent()).as("%s, seed %d", c, seed)
                        .isEqualTo(c.adjustedP() <= 0.05).isEqualTo(c.low() > 1 || c.high() < 1);
                assertThat(c.roundsNeeded() > 0).as("%s, seed %d", c, seed)
                        .isEqualTo(c.verdict() == Verdict.CANNOT_TELL);
            }
        }
    }

    @Test
    void comparison_thatContradictsItself_isRefused() {
        assertThatThrownBy(() -> new Comparison("f", "a", "b", Metric.THROUGHPUT, 5, 1, 1.1, 0.9,
                1.3, 0.95, 0.01, 0.01, 1.1, 0.05, Verdict.FASTER, 0, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Comparison("f", "a", "b", Metric.THROUGHPUT, 5, 1, 1.1, 1.05,
                1.3, 0.95, 0.01, 0.01, 1.1, 0.05, Verdict.SAME, 0, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Comparison compare(Metric metric, double ratio, double noise) {
        return comparison.table("strategy", metric, List.of(pair(ratio, noise))).getFirst();
    }

    private Comparison only(PairedValues pair) {
        return comparison.table("strategy", Metric.THROUGHPUT, List.of(pair)).getFirst();
    }

    private static PairedValues pair(double ratio, double noise) {
        return PairedValues.of("a", "b", times(ratio, noise), BASE);
    }

    /** The noise is the same for each call, and its mean is 0. */
    private static List<Double> times(double ratio, double noise) {
        double[] shape = {1, -1, 0.5, -0.5, 0.2, -0.2};
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < BASE.size(); i++) {
            values.add(BASE.get(i) * ratio * Math.exp(noise * shape[i]));
        }
        return values;
    }
}
