package dev.servelab.lesson.check;

import dev.servelab.custom.BrokenPolicyException;
import dev.servelab.custom.StrictPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many steps a call takes when there are many files. Steps are counted, never timed, so the
 * answer is the same on every machine.
 */
final class ManyFiles implements Examination {
    private static final int FEW = 128;
    private static final int MANY = 4 * FEW;
    /** Beyond any array of a round size; a server has so many files. */
    private static final int VERY_MANY = 5_000;
    private static final int CALLS = 24;
    private static final long STEPS_PER_CALL = 50_000_000;
    /** Four times the files: 16 times the steps of what is quadratic, 5 of what sorts. */
    private static final double QUADRATIC_RATIO = 10;
    private static final double LINEAR_RATIO = 2.8;

    /** A method whose steps grow with the files: no mistake, but good to know. */
    record Note(String method, int files, long steps) {}

    private final List<Note> notes = new ArrayList<>();

    @Override
    public Optional<Finding> examine(Player player, Draws draws) {
        Run run = new Run();
        try {
            Map<String, Long> few = run.of(player, FEW);
            Map<String, Long> many = run.of(player, MANY);
            for (Map.Entry<String, Long> method : many.entrySet()) {
                long before = Math.max(1, few.getOrDefault(method.getKey(), 1L));
                long after = method.getValue();
                double ratio = (double) after / before;
                if (ratio >= QUADRATIC_RATIO && after > 10L * MANY) {
                    return Optional.of(Finding.of(Rule.QUADRATIC, null, "said.STEPS",
                            method.getKey(), FEW, before, MANY, after));
                }
                if (ratio >= LINEAR_RATIO && after > MANY / 4) {
                    notes.add(new Note(method.getKey(), MANY, after));
                }
            }
            run.of(player, VERY_MANY);
            return Optional.empty();
        } catch (BrokenPolicyException broken) {
            Throwable cause = broken.getCause();
            return Optional.of(Finding.of(Rule.MANY_FILES, null, "said." + broken.breach(),
                    broken.method(), Math.max(0, broken.slot()),
                    cause == null ? "" : cause.toString(), run.files)
                    .at(broken.line(), broken.method()));
        }
    }

    /** What was seen beside mistakes, once it has examined. */
    List<Note> notes() {
        return List.copyOf(notes);
    }

    /** Calls on a policy that knows so many files. */
    private static final class Run {
        private final Map<String, Long> steps = new TreeMap<>();
        private int files;

        /** Mean steps of each method's calls, by its name. */
        Map<String, Long> of(Player player, int count) {
            steps.clear();
            StrictPolicy policy = player.create(count, STEPS_PER_CALL);
            for (files = 0; files < count; files++) {
                policy.onInsert(files, files, 1);
                count("onInsert", policy, files >= count - CALLS);
            }
            for (int i = 0; i < CALLS; i++) {
                policy.onHit(i * (count / CALLS));
                count("onHit", policy, true);
            }
            for (int i = 0; i < CALLS; i++) {
                policy.onMiss(count + i, 1);
                int slot = policy.victim(one -> true);
                count("victim", policy, true);
                policy.onRemove(slot, true);
                count("onRemove", policy, true);
                policy.onInsert(slot, count + i, 1);
            }
            steps.replaceAll((method, sum) -> sum / CALLS);
            return new TreeMap<>(steps);
        }

        private void count(String method, StrictPolicy policy, boolean counts) {
            if (counts) {
                steps.merge(method, policy.lastSteps(), Long::sum);
            }
        }
    }
}
