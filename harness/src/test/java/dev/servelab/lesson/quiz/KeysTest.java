package dev.servelab.lesson.quiz;

import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every key is found again by others, from what is printed: eviction by the live server's cache
 * and the simulator, threads by formulas. Where the two agree, both are right or both are wrong in
 * the same way, and they share nothing.
 */
@Tag(Depth.TAG)
class KeysTest {
    private static final int SEEDS = Depth.of(1_000, 100_000);
    /** Of 1,000 papers every kind comes some hundred times. */
    private static final int QUESTIONS = 5;
    private static final int TRACES = Depth.of(200, 20_000);

    @Test
    void draw_eviction_keysAreWhatTheRealCacheDoes() throws Exception {
        TreeMap<String, Integer> kinds = new TreeMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (Question question : Paper.draw(Subject.EVICTION, seed, QUESTIONS).questions()) {
                kinds.merge(question.kind(), 1, Integer::sum);
                assertThat(RealEvictionKeys.of(question))
                        .as("seed %d, %s: %s", seed, question.kind(), question.body())
                        .isEqualTo(question.key());
            }
        }
        Figures.say("quiz eviction, keys held against the real cache", kinds.toString());
        assertThat(kinds.keySet()).isEqualTo(ids(Subject.EVICTION));
    }

    @Test
    void draw_threads_keysAreWhatTheFormulasSay() {
        TreeSet<String> kinds = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (Question question : Paper.draw(Subject.THREADS, seed, QUESTIONS).questions()) {
                kinds.add(question.kind());
                assertThat(FormulaKeys.of(question))
                        .as("seed %d, %s: %s", seed, question.kind(), question.body())
                        .isEqualTo(question.key());
            }
        }
        assertThat(kinds).isEqualTo(ids(Subject.THREADS));
    }

    /** The worked traces, too: each step's answer, who leaves, who is doomed, and the order. */
    @Test
    void play_randomTraces_stepsAreWhatTheRealCacheDoes() {
        for (long seed = 1; seed <= TRACES; seed++) {
            assertThat(firstDifference(seed, Model.NAIVE)).as("seed %d", seed).isEmpty();
        }
    }

    /** Models with one thing wrong are found out, each within a few traces. */
    @Test
    void play_modelsWithABug_areFoundOut() {
        for (Model model : List.of(Model.LRU_FORGETS_HITS, Model.PIN_IS_A_FLAG,
                Model.LESS_ROOM)) {
            assertThat(LongStream.rangeClosed(1, TRACES)
                    .anyMatch(seed -> !firstDifference(seed, model).isEmpty()))
                    .as(model.name()).isTrue();
        }
    }

    /** What plays a trace on paper. */
    private enum Model {
        NAIVE {
            @Override
            List<Happened> play(NaivePolicy policy, int capacity, List<Step> steps) {
                return NaiveCache.play(policy, capacity, steps);
            }
        },
        LRU_FORGETS_HITS {
            @Override
            List<Happened> play(NaivePolicy policy, int capacity, List<Step> steps) {
                return NaiveCache.play(new NaivePolicy(NaiveOrder.FIFO, policy.lockAware()),
                        capacity, steps);
            }
        },
        /** The first reader's end frees the file under the second. */
        PIN_IS_A_FLAG {
            @Override
            List<Happened> play(NaivePolicy policy, int capacity, List<Step> steps) {
                List<String> reading = new ArrayList<>();
                NaiveCache cache = new NaiveCache(policy.order(), policy.lockAware(), capacity);
                List<Happened> all = new ArrayList<>();
                for (Step step : steps) {
                    boolean pins = step.kind() == Step.Kind.BEGIN
                            && !reading.contains(step.name());
                    boolean unpins = step.kind() == Step.Kind.END && reading.remove(step.name());
                    if (pins) {
                        reading.add(step.name());
                    }
                    all.add(pins || unpins || step.kind() == Step.Kind.GET
                            ? cache.step(step)
                            : step.kind() == Step.Kind.BEGIN
                                    ? cache.step(new Step(Step.Kind.GET, step.name(),
                                            step.bytes(), step.first()))
                                    : all.getLast());
                }
                return all;
            }
        },
        LESS_ROOM {
            @Override
            List<Happened> play(NaivePolicy policy, int capacity, List<Step> steps) {
                return NaiveCache.play(policy, capacity - 1, steps);
            }
        };

        abstract List<Happened> play(NaivePolicy policy, int capacity, List<Step> steps);
    }

    /** Of all policies and orders over one seed's trace; empty if there is none. */
    private static String firstDifference(long seed, Model model) {
        Dice dice = new Dice(seed, 1);
        int capacity = dice.between(40, 60, 5);
        List<Step> pinned = PinnedTrace.draw(dice, capacity);
        List<Step> plain = Step.ofLetters(OrderQuestion.letters(dice, 20));
        for (NaiveOrder order : NaiveOrder.values()) {
            boolean pins = order == NaiveOrder.FIFO || order == NaiveOrder.LRU;
            for (NaivePolicy policy : List.of(NaivePolicy.of(order),
                    new NaivePolicy(order, true))) {
                String difference = pins
                        ? difference(policy, capacity, pinned, model)
                        : difference(policy, 4, plain, model);
                if (!difference.isEmpty()) {
                    return difference;
                }
            }
        }
        return "";
    }

    private static String difference(NaivePolicy policy, int capacity, List<Step> steps,
            Model model) {
        List<Happened> naive = model.play(policy, capacity, steps);
        List<Happened> real = RealCache.play(policy.id(), capacity, steps);
        for (int i = 0; i < steps.size(); i++) {
            String ours = bare(naive.get(i), policy);
            String theirs = bare(real.get(i), policy);
            if (!ours.equals(theirs)) {
                return policy.id() + ", step " + (i + 1) + " of "
                        + steps.stream().map(Step::text).toList() + ": " + ours + " / " + theirs;
            }
        }
        return "";
    }

    /** Without the marks; clock and sieve show their queues, not who goes next. */
    private static String bare(Happened each, NaivePolicy policy) {
        List<String> cached = each.cached().stream()
                .map(name -> name.replaceAll("[^A-Z]", "")).toList();
        boolean queue = policy.order() == NaiveOrder.CLOCK || policy.order() == NaiveOrder.SIEVE;
        return each.outcome() + " " + each.left() + each.doomed() + each.passedOver()
                + (queue ? new TreeSet<>(cached) : cached);
    }

    private static TreeSet<String> ids(Subject subject) {
        TreeSet<String> ids = new TreeSet<>();
        subject.kinds().forEach(kind -> ids.add(kind.id()));
        return ids;
    }
}
