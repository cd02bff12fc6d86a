package dev.servelab.fairness;

import dev.servelab.fairness.Finding.Level;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every check at both sides of its threshold. The window is 10 s, of two processors of 100 ticks a
 * second; the generator has one of its own.
 */
class FairnessTest {
    private static final Facts WELL = new Facts(
            new Limits(OptionalLong.of(4_096), OptionalLong.of(28_232), OptionalLong.of(20_000),
                    OptionalLong.of(1_000), governors("performance")),
            new Activity(10, new Ticks(2, 900, 0, 2_000), OptionalLong.of(0),
                    OptionalLong.of(256), OptionalDouble.of(4), OptionalDouble.of(5)),
            new Demand(OptionalLong.of(4_096), 936, 936, 1_000, 10, 0, OptionalLong.of(1_000),
                    false),
            new Runtimes(1, true, OptionalDouble.of(0.1), OptionalDouble.of(0.5)));
    private static final Facts UNKNOWN = new Facts(
            new Limits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                    OptionalLong.empty(), new TreeSet<>()),
            new Activity(10, new Ticks(0, 0, 0, 0), OptionalLong.empty(), OptionalLong.empty(),
                    OptionalDouble.empty(), OptionalDouble.empty()),
            new Demand(OptionalLong.empty(), 1, 1, 0, 0, 0, OptionalLong.empty(), false),
            new Runtimes(1, false, OptionalDouble.empty(), OptionalDouble.empty()));

    /** One change to what is well, and the one check that must see it. */
    record Case(Check check, Level level, String observed, UnaryOperator<Facts> change) {
        @Override
        public String toString() {
            return check + " " + level + ": " + observed;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(machineCases(), loadCases()).flatMap(List::stream);
    }

    private static List<Case> machineCases() {
        return List.of(
                new Case(Check.BACKLOG, Level.RED, "cut to net.core.somaxconn 128",
                        facts -> limits(facts, 128, 1_000, governors("performance"))),
                new Case(Check.BACKLOG, Level.RED, "1 listen overflow",
                        facts -> activity(facts, 900, 0, 1, 256)),
                new Case(Check.DESCRIPTORS, Level.RED, "server 999 for 936 connections",
                        facts -> limits(facts, 4_096, 999, governors("performance"))),
                new Case(Check.GOVERNOR, Level.RED, "performance, powersave",
                        facts -> limits(facts, 4_096, 1_000,
                                governors("performance", "powersave"))),
                new Case(Check.GOVERNOR, Level.NOT_CHECKED, "no cpufreq",
                        facts -> limits(facts, 4_096, 1_000, governors())),
                new Case(Check.OTHERS, Level.RED, "used 5.1 %",
                        facts -> activity(facts, 1_002, 0, 0, 256)),
                new Case(Check.STEAL, Level.GREEN, "took 1.0 %",
                        facts -> activity(facts, 900, 20, 0, 256)),
                new Case(Check.STEAL, Level.RED, "took 1.1 %",
                        facts -> activity(facts, 900, 21, 0, 256)),
                new Case(Check.SWAP, Level.RED, "257 pages",
                        facts -> activity(facts, 900, 0, 0, 257)),
                new Case(Check.GC, Level.RED, "generator 1.1 %, server 5.0 %",
                        facts -> runtimes(facts, true, 0.11, 0.5)),
                new Case(Check.GC, Level.RED, "generator 1.0 %, server 5.1 %",
                        facts -> runtimes(facts, true, 0.1, 0.51)));
    }

    private static List<Case> loadCases() {
        return List.of(
                new Case(Check.PORTS, Level.RED, "3 connects without a port; 28,232 ports",
                        facts -> demand(facts, 10, 3, 1_000, false)),
                new Case(Check.UNANSWERED, Level.RED, "1.1 % of 1,000 requests",
                        facts -> demand(facts, 11, 0, 1_000, false)),
                new Case(Check.UNANSWERED, Level.NOT_CHECKED, "90.0 % of 1,000 requests",
                        facts -> demand(facts, 900, 0, 1_000, true)),
                new Case(Check.LATENESS, Level.RED, "at most 1.2 ms late",
                        facts -> demand(facts, 10, 0, 1_200, false)),
                new Case(Check.LATENESS, Level.NOT_CHECKED, "at most 1.2 ms late: server and",
                        facts -> runtimes(demand(facts, 10, 0, 1_200, false), false, 0.1, 0.5)),
                new Case(Check.CLIENT_CPU, Level.RED, "91.0 % of 1 processor",
                        facts -> generatorCpu(facts, 9.1)),
                new Case(Check.CLIENT_CPU, Level.NOT_CHECKED, "40.0 % of 1 processor, which",
                        facts -> runtimes(facts, false, 0.1, 0.5)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void judge_oneThingOutOfOrder_isFoundByItsCheck(Case one) {
        Finding finding = of(one.check, Fairness.judge(one.change.apply(WELL)));

        assertThat(finding.level()).isEqualTo(one.level);
        assertThat(finding.observed()).contains(one.observed);
        assertThat(finding.advice().isEmpty()).isEqualTo(one.level != Level.RED);
    }

    /** Each red case is one check's business: an alarm that always rings with another says less. */
    @ParameterizedTest
    @MethodSource("cases")
    void judge_oneThingOutOfOrder_isRedNowhereElse(Case one) {
        assertThat(Fairness.judge(one.change.apply(WELL)))
                .filteredOn(finding -> finding.level() == Level.RED)
                .extracting(Finding::id).isSubsetOf(one.check.id());
    }

    @Test
    void judge_allAtItsThreshold_isGreen() {
        List<Finding> findings = Fairness.judge(WELL);

        assertThat(findings).hasSize(Check.values().length)
                .allSatisfy(finding -> assertThat(finding.level()).as(finding.toString())
                        .isEqualTo(Level.GREEN));
        assertThat(Fairness.unfair(findings)).isFalse();
    }

    /** That no connect failed is known on every system. */
    @Test
    void judge_nothingKnown_isNotCheckedAndSaysWhy() {
        assertThat(Fairness.judge(UNKNOWN))
                .filteredOn(finding -> !finding.id().equals(Check.PORTS.id()))
                .allSatisfy(finding -> {
                    assertThat(finding.level()).as(finding.toString())
                            .isEqualTo(Level.NOT_CHECKED);
                    assertThat(finding.observed()).isNotBlank();
                });
    }

    @Test
    void judge_serverThatIsNotOurs_doesNotBlameItsWorkOnOthers() {
        Facts foreign = new Facts(WELL.limits(),
                new Activity(10, new Ticks(2, 1_900, 0, 2_000), OptionalLong.of(0),
                        OptionalLong.of(0), OptionalDouble.of(4), OptionalDouble.empty()),
                WELL.demand(), WELL.runtimes());

        assertThat(of(Check.OTHERS, Fairness.judge(foreign)).level())
                .isEqualTo(Level.NOT_CHECKED);
    }

    @Test
    void catalogue_everyCheck_saysWhatWhyAndWhatToDo() {
        assertThat(Check.values()).extracting(Check::id).doesNotHaveDuplicates();
        assertThat(Arrays.asList(Check.values())).allSatisfy(check -> {
            assertThat(check.question()).endsWith("?");
            assertThat(check.why()).endsWith(".");
            assertThat(check.advice()).isNotBlank();
            assertThat(check.wanted()).isNotBlank();
        });
    }

    @Test
    void findings_redInOneWindowOfThree_areRedAndSayWhere() {
        Fairness run = new Fairness();
        run.add("round 1, a", Fairness.judge(WELL));
        run.add("round 1, b", Fairness.judge(demand(WELL, 11, 0, 1_000, false)));
        run.add("round 2, a", Fairness.judge(UNKNOWN));

        List<PlacedFinding> findings = run.findings();

        assertThat(run.unfair()).isTrue();
        assertThat(findings).hasSize(Check.values().length);
        assertThat(findings).filteredOn(each -> each.finding().level() == Level.RED)
                .singleElement().satisfies(each -> {
                    assertThat(each.finding().id()).isEqualTo("unanswered");
                    assertThat(each.where()).containsExactly("round 1, b");
                });
        assertThat(findings).filteredOn(each -> each.finding().id().equals("gc"))
                .singleElement().satisfies(each -> assertThat(each.where())
                        .containsExactly("round 1, a", "round 1, b"));
    }

    @Test
    void findings_ofNoWindow_areNone() {
        assertThat(new Fairness().findings()).isEmpty();
        assertThat(new Fairness().unfair()).isFalse();
    }

    private static Finding of(Check check, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.id().equals(check.id())).findFirst()
                .orElseThrow();
    }

    private static SortedSet<String> governors(String... names) {
        return new TreeSet<>(List.of(names));
    }

    private static Facts limits(Facts facts, long backlog, long serverDescriptors,
            SortedSet<String> governors) {
        return new Facts(new Limits(OptionalLong.of(backlog), facts.limits().ports(),
                facts.limits().generatorDescriptors(), OptionalLong.of(serverDescriptors),
                governors), facts.activity(), facts.demand(), facts.runtimes());
    }

    private static Facts activity(Facts facts, long processes, long steal, long overflows,
            long swapped) {
        return new Facts(facts.limits(), new Activity(10, new Ticks(2, processes, steal, 2_000),
                OptionalLong.of(overflows), OptionalLong.of(swapped), OptionalDouble.of(4),
                OptionalDouble.of(5)), facts.demand(), facts.runtimes());
    }

    private static Facts generatorCpu(Facts facts, double cpuS) {
        return new Facts(facts.limits(), new Activity(10, facts.activity().ticks(),
                OptionalLong.of(0), OptionalLong.of(0), OptionalDouble.of(cpuS),
                OptionalDouble.of(5)), facts.demand(), facts.runtimes());
    }

    private static Facts demand(Facts facts, long unanswered, long noPort, long latenessP99Us,
            boolean heldUp) {
        return new Facts(facts.limits(), facts.activity(), new Demand(OptionalLong.of(1_024),
                936, 936, 1_000, unanswered, noPort, OptionalLong.of(latenessP99Us), heldUp),
                facts.runtimes());
    }

    private static Facts runtimes(Facts facts, boolean apart, double generatorGcS,
            double serverGcS) {
        return new Facts(facts.limits(), facts.activity(), facts.demand(), new Runtimes(1, apart,
                OptionalDouble.of(generatorGcS), OptionalDouble.of(serverGcS)));
    }
}
