package dev.servelab.lesson.check;

import dev.servelab.custom.CustomPolicy;
import dev.servelab.eviction.Order;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each wrong policy is named by its own rule; right ones are left alone. */
@Tag(Depth.TAG)
class CheckerTest {
    /** What the longest of the shortest traces needs. */
    private static final int STEPS_AT_MOST = 7;
    private static final int SEEDS = Depth.of(1, 100);
    private static final int TRACES = Depth.of(40, Draws.USUAL);

    @ParameterizedTest
    @MethodSource("dev.servelab.lesson.check.Policies#wrong")
    void check_wrongPolicy_isNamedByItsRule(Policies wrong) throws Exception {
        CustomPolicy policy = CustomPolicy.compile(wrong.file());
        for (long seed = 1; seed <= SEEDS; seed++) {
            Checked checked = Checker.check(policy, wrong.claim(), new Draws(seed, TRACES));
            Finding finding = checked.finding();
            assertThat(finding).as("%s, seed %d", wrong, seed).isNotNull();
            if (finding != null) {
                assertThat(finding.rule().id()).as("seed %d", seed).isEqualTo(wrong.rule());
                assertThat(finding.trace() == null ? 0 : finding.trace().ops().size())
                        .as("steps of %s, seed %d", finding, seed)
                        .isLessThanOrEqualTo(STEPS_AT_MOST);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.servelab.lesson.check.Policies#right")
    void check_rightPolicy_isClean(Policies right) throws Exception {
        CustomPolicy policy = CustomPolicy.compile(right.file());
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(Checker.check(policy, right.claim(), new Draws(seed, TRACES)).finding())
                    .as("%s, seed %d", right, seed).isNull();
        }
        Figures.say("check-policy of " + right.file().getFileName(), SEEDS + " seeds, no alarm");
    }

    /** Without its claim a wrong name is no mistake. */
    @Test
    void check_wrongNameWithoutClaim_isClean() throws Exception {
        for (Policies wrong : Policies.wrong()) {
            if (wrong.claim() != null) {
                assertThat(Checker.check(CustomPolicy.compile(wrong.file()), null,
                        new Draws(1, TRACES)).isClean()).as(wrong.toString()).isTrue();
            }
        }
    }

    /** A rule that no planted policy breaks would be a rule that nobody has seen to work. */
    @Test
    void rules_allOfThem_haveAPlantedPolicy() throws Exception {
        Set<String> planted = Policies.wrong().stream().map(Policies::rule)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> rules = new TreeSet<>();
        for (Rule rule : Rule.values()) {
            rules.add(rule.id());
        }
        rules.remove(Rule.DOES_NOT_COMPILE.id());
        assertThat(planted).isEqualTo(rules);
        assertThat(Policies.wrong().size()).isGreaterThanOrEqualTo(12);
    }

    /** The naive cache and the orders of the house, which must agree on all that is checked. */
    @Test
    void claim_everyOrderAgainstItself_isClean() {
        Draws draws = new Draws(1, Depth.of(3, 1_000));
        for (Order order : Order.values()) {
            for (Stage stage : Stage.values()) {
                draws.of(stage).forEach(trace -> assertThat(Player.play(
                        order.create(trace.capacity()), trace, Player.Way.AS_IT_IS, (j, c) -> {})
                        .firstDifference(Player.play(order.create(trace.capacity()), trace,
                                Player.Way.AS_IT_IS, (j, c) -> {})))
                        .as("%s, %s", order, trace).isNegative());
            }
        }
    }

    /** A B C in that order, with a C that is large: nothing else can be left out. */
    @Test
    void shortest_traceWithMuchElse_isTheThreeRequestsThatMatter() {
        Predicate<Trace> shows = trace -> sizesInOrder(trace, List.of(1, 1, 2));
        List<Trace> found = new ArrayList<>();
        for (long seed = 0; found.size() < 4; seed++) {
            new Draws(seed, 20).of(Stage.SIZES).filter(shows).forEach(found::add);
        }
        for (Trace trace : found) {
            assertThat(Shrinker.shortest(List.of(trace), shows).ops()).as(trace.toString())
                    .containsExactly(Op.of(Op.Kind.GET, 0, 1), Op.of(Op.Kind.GET, 0, 1),
                            Op.of(Op.Kind.GET, 0, 2));
        }
    }

    private static boolean sizesInOrder(Trace trace, List<Integer> sizes) {
        int at = 0;
        for (Op op : trace.ops()) {
            if (at < sizes.size() && op.size() >= sizes.get(at)) {
                at++;
            }
        }
        return at == sizes.size();
    }
}
