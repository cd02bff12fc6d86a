package dev.servelab.statistics;

import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Whether verdicts are right as often as they say, on servers whose speed is known. */
@Tag(Depth.TAG)
final class PairedComparisonSimulationTest {
    private static final int TABLES = Depth.of(2_000, 20_000);
    private static final int TABLES_OF_SIX = TABLES / 2;
    private static final double NOISE = 0.03;
    private static final long SEED = 20_261_123;

    private final PairedComparison comparison = new PairedComparison(Criteria.USUAL);
    private final SimulatedServers servers = new SimulatedServers(SEED, NOISE);
    private final FalseAlarms.Judge ours = FalseAlarms.paired(comparison);

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 8, 10})
    void verdict_identicalServers_differentInFivePercent(int rounds) {
        double share = FalseAlarms.share(ours, servers, TABLES, rounds, 1);

        say("identical servers called different", rounds, share);
        assertThat(share).as("seed %d", SEED).isBetween(0.04, 0.06);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void verdict_plantedBootstrap_differentTooOften(int rounds) {
        double share = FalseAlarms.share(FalseAlarms.bootstrap(servers.random()), servers,
                TABLES / 4, rounds, 1);

        say("identical servers called different by a bootstrap", rounds, share);
        assertThat(share).as("seed %d", SEED).isGreaterThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8, 10})
    void verdict_fivePercentSlower_foundAsOftenAsTheorySays(int rounds) {
        double expected = new Power(0.8).found(rounds, 0.05,
                -Math.log(0.95) / (NOISE * Math.sqrt(2)));
        double share = FalseAlarms.share(ours, servers, TABLES, rounds, 0.95);

        say(String.format(Locale.ROOT, "a slowdown by 5 %%, by theory in %.1f %%, found",
                expected * 100), rounds, share);
        assertThat(share).as("seed %d", SEED).isCloseTo(expected, within(0.025));
    }

    @Test
    void verdict_plantedUnpaired_findsLess() {
        double share = FalseAlarms.share(FalseAlarms.unpaired(ours), servers, TABLES, 8, 0.95);

        say("a slowdown by 5 % found without pairing", 8, share);
        assertThat(share).as("seed %d", SEED).isLessThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10})
    void table_identicalServers_anyDifferentInFivePercent(int rounds) {
        int holm = 0;
        int alone = 0;
        for (int i = 0; i < TABLES_OF_SIX; i++) {
            double[][] rows = servers.run(rounds, 1, 1, 1, 1);
            var table = comparison.table("strategy", Metric.THROUGHPUT, pairs(rows));
            holm += table.stream().anyMatch(one -> one.verdict().isDifferent()) ? 1 : 0;
            alone += table.stream().anyMatch(one -> one.p() <= 0.05) ? 1 : 0;
        }

        say("any of 6 comparisons of identical servers called different", rounds,
                (double) holm / TABLES_OF_SIX);
        say("the same without Holm", rounds, (double) alone / TABLES_OF_SIX);
        assertThat((double) holm / TABLES_OF_SIX).as("seed %d", SEED).isLessThan(0.06);
        assertThat((double) alone / TABLES_OF_SIX).as("planted: no correction").isGreaterThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 10})
    void leastDetectable_plantedAsPrinted_foundInEightyPercent(int rounds) {
        double printed = printedLeastDetectable(rounds);
        double share = FalseAlarms.share(ours, servers, TABLES, rounds, 1 / printed);

        say(String.format(Locale.ROOT, "the least detectable difference, %.1f %%, found",
                (printed - 1) * 100), rounds, share);
        assertThat(share).as("seed %d", SEED).isCloseTo(0.8, within(0.03));
    }

    /** The mean over many runs of identical servers: one run knows the spread only roughly. */
    private double printedLeastDetectable(int rounds) {
        double sum = 0;
        for (int i = 0; i < TABLES; i++) {
            double[][] rows = servers.run(rounds, 1, 1);
            sum += Math.log(comparison.table("strategy", Metric.THROUGHPUT, pairs(rows))
                    .getFirst().leastDetectableRatio());
        }
        return Math.exp(sum / TABLES);
    }

    /** One run knows the spread roughly: what it prints is now too little, now too much. */
    @Test
    void leastDetectable_plantedAsOneRunPrinted_foundNearlyAsOften() {
        int found = 0;
        for (int i = 0; i < TABLES; i++) {
            double printed = one(servers.run(8, 1, 1)).leastDetectableRatio();
            found += one(servers.run(8, 1 / printed, 1)).verdict().isDifferent() ? 1 : 0;
        }

        say("the least detectable difference that the run before printed, found", 8,
                (double) found / TABLES);
        assertThat((double) found / TABLES).as("seed %d", SEED).isBetween(0.7, 0.85);
    }

    @Test
    void rounds_thoseThatAreNeeded_tellAsOftenAsAsked() {
        int told = 0;
        int asked = 0;
        for (int i = 0; i < TABLES; i++) {
            Comparison few = one(servers.run(4, 0.95, 1));
            if (few.verdict() == Verdict.CANNOT_TELL) {
                asked++;
                told += one(servers.run(4 + few.roundsNeeded(), 0.95, 1))
                        .verdict() != Verdict.CANNOT_TELL ? 1 : 0;
            }
        }

        say("told after the rounds that 4 rounds said were needed", 4, (double) told / asked);
        assertThat((double) told / asked).as("seed %d", SEED).isBetween(0.6, 0.95);
    }

    private Comparison one(double[][] rows) {
        return comparison.table("strategy", Metric.THROUGHPUT, pairs(rows)).getFirst();
    }

    private static List<PairedValues> pairs(double[][] rows) {
        List<PairedValues> pairs = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            for (int j = i + 1; j < rows.length; j++) {
                pairs.add(PairedValues.of("v" + i, "v" + j, SimulatedServers.list(rows[i]),
                        SimulatedServers.list(rows[j])));
            }
        }
        return pairs;
    }

    private static void say(String what, int rounds, double share) {
        Figures.say(what + ", " + rounds + " rounds",
                String.format(Locale.ROOT, "%.1f %%", share * 100));
    }
}
