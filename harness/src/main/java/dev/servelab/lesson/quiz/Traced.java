package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.List;

/**
 * A trace and what came of it under one policy.
 *
 * @param capacity in bytes, or in files where each counts one
 */
record Traced(String policy, int capacity, List<Happened> steps) {
    /** Of a line of a paper. */
    static final int COLUMNS = 68;

    static Traced of(NaivePolicy policy, int capacity, List<Step> steps) {
        return new Traced(policy.id(), capacity, NaiveCache.play(policy, capacity, steps));
    }

    Happened last() {
        return steps.getLast();
    }

    int count(String outcome) {
        return (int) steps.stream().filter(each -> each.outcome().equals(outcome)).count();
    }

    int hits() {
        return count("hit");
    }

    Block.Show shown() {
        return new Block.Show(
                Step.lines(steps.stream().map(Happened::step).toList(), COLUMNS));
    }

    private boolean oldestFirst() {
        return policy.equals(NaiveOrder.CLOCK.id()) || policy.equals(NaiveOrder.SIEVE.id());
    }

    /** The worked trace; with a column for what pins bring about where there are any. */
    Block.Table worked(String pinColumn) {
        boolean pins = !pinColumn.isEmpty();
        List<List<String>> rows = new ArrayList<>();
        for (Happened each : steps) {
            List<String> row = new ArrayList<>(List.of(each.step().text(), each.outcome(),
                    String.join(" ", each.left())));
            if (pins) {
                row.add(String.join(" ", pinColumn.equals("head.doomed")
                        ? each.doomed()
                        : each.passedOver()));
            }
            row.add(String.join(" ", each.cached()));
            rows.add(row);
        }
        List<String> heads = new ArrayList<>(List.of("head.request", "head.answer", "head.left"));
        if (pins) {
            heads.add(pinColumn);
        }
        heads.add(oldestFirst() ? "head.cached-oldest" : "head.cached");
        return new Block.Table(heads, rows);
    }
}
