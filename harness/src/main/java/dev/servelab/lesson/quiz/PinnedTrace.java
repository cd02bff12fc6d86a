package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws a trace with sizes and slow readers. */
final class PinnedTrace {
    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "F");
    private static final int UNDER_WAY_MOST = 2;
    private static final double TOO_LARGE = 0.15;

    private final Dice dice;
    private final Map<String, Integer> bytes = new LinkedHashMap<>();
    private final List<String> named = new ArrayList<>();
    private final List<String> underWay = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    private PinnedTrace(Dice dice, int capacity) {
        this.dice = dice;
        NAMES.forEach(name -> bytes.put(name, dice.between(5, 30, 5)));
        if (dice.chance(TOO_LARGE)) {
            bytes.put(dice.pick(NAMES), capacity + 5);
        }
    }

    /** @param capacity of the cache, in bytes: rarely one file is larger */
    static List<Step> draw(Dice dice, int capacity) {
        PinnedTrace trace = new PinnedTrace(dice, capacity);
        int length = dice.between(8, 11);
        while (trace.steps.size() < length) {
            trace.add();
        }
        return trace.steps;
    }

    private void add() {
        if (!underWay.isEmpty() && dice.chance(0.15)) {
            String name = dice.pick(underWay);
            underWay.remove(name);
            steps.add(step(Step.Kind.END, name, false));
            return;
        }
        String name = dice.pick(NAMES);
        boolean slow = underWay.size() < UNDER_WAY_MOST && dice.chance(0.3);
        boolean first = !named.contains(name);
        steps.add(step(slow ? Step.Kind.BEGIN : Step.Kind.GET, name, first));
        if (first) {
            named.add(name);
        }
        if (slow) {
            underWay.add(name);
        }
    }

    private Step step(Step.Kind kind, String name, boolean first) {
        return new Step(kind, name, bytes.getOrDefault(name, 0), first);
    }
}
