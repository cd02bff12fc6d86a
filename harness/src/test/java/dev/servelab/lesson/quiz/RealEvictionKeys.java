package dev.servelab.lesson.quiz;

import dev.servelab.simulate.Progress;
import dev.servelab.simulate.SimulatedPolicy;
import dev.servelab.simulate.SimulationFailure;
import dev.servelab.simulate.Simulator;
import dev.servelab.simulate.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Answers eviction questions with the laboratory's own cache, orders and simulator, from what is
 * printed on the paper.
 */
final class RealEvictionKeys {
    private RealEvictionKeys() {}

    static String of(Question question) throws Exception {
        ReadBack read = new ReadBack(question);
        return switch (question.kind()) {
            case "hits" -> Long.toString(hits(read, read.said("order.given").get(1),
                    read.number("order.given", 0)));
            case "next" -> next(read);
            case "differ" -> Long.toString(hits(read, read.said("differ.ask").get(0),
                    read.number("differ.given", 0))
                    - hits(read, read.said("differ.ask").get(1), read.number("differ.given", 0)));
            case "smallest" -> smallest(read);
            case "belady" -> Long.toString(
                    hits(read, "opt", read.number("belady.given", 0)));
            case "belady-leaves" -> beladyLeaves(read);
            default -> pinned(read);
        };
    }

    /** By the simulator. */
    private static long hits(ReadBack read, String policy, int capacity)
            throws IOException, InterruptedException, SimulationFailure {
        return Simulator.run(new PaperTrace(read.steps()),
                List.of(SimulatedPolicy.parse(policy)), List.of((long) capacity), Unit.OBJECTS,
                Progress.NONE).getFirst().hits();
    }

    private static String next(ReadBack read) {
        List<Step> steps = new ArrayList<>(read.steps());
        steps.addAll(Step.ofLetters(read.said("next.ask")));
        return String.join(" ", RealCache.play(read.said("order.given").get(1),
                read.number("order.given", 0), steps).getLast().left());
    }

    private static String smallest(ReadBack read) throws Exception {
        int capacity = 1;
        while (hits(read, "lru", capacity) < read.number("smallest.ask", 0)) {
            capacity++;
        }
        return Integer.toString(capacity);
    }

    /** By the text of the trace alone: the cached letter that comes last in what follows. */
    private static String beladyLeaves(ReadBack read) {
        String all = read.shown().replace(" ", "");
        int asked = read.number("belady-leaves.ask", 0) - 1;
        StringBuilder cached = new StringBuilder();
        for (int i = 0;; i++) {
            String name = all.substring(i, i + 1);
            if (cached.indexOf(name) < 0) {
                if (cached.length() == read.number("belady.given", 0)) {
                    String victim = lastAskedFor(cached, all.substring(i + 1));
                    if (i == asked) {
                        return victim;
                    }
                    cached.deleteCharAt(cached.indexOf(victim));
                }
                cached.append(name);
            }
        }
    }

    private static String lastAskedFor(CharSequence cached, String future) {
        return cached.chars().mapToObj(Character::toString).max((a, b) -> Integer.compare(
                next(a, future), next(b, future))).orElseThrow();
    }

    private static int next(String name, String future) {
        int at = future.indexOf(name);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private static String pinned(ReadBack read) {
        int capacity = read.number("pins.given", 0);
        try (RealCache cache = new RealCache(read.said("pins.given").get(1), capacity)) {
            List<Happened> all = read.steps().stream().map(cache::step).toList();
            Happened last = all.getLast();
            return switch (read.question().kind()) {
                case "leaves" -> names(last.left());
                case "outcome" -> last.outcome();
                case "content" -> names(last.cached());
                case "doomed" -> names(last.doomed());
                case "bypasses" -> Long.toString(all.stream()
                        .filter(each -> each.outcome().equals("bypass")).count());
                case "passed-over" -> names(last.passedOver());
                case "free" -> Integer.toString(cache.free());
                default -> throw new IllegalArgumentException(read.question().kind());
            };
        }
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "-" : String.join(" ", new TreeSet<>(names));
    }
}
