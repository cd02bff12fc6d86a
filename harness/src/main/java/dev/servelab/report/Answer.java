package dev.servelab.report;

import dev.servelab.experiment.Factor;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.SceneResult;
import dev.servelab.statistics.Comparison;
import dev.servelab.statistics.Metric;
import dev.servelab.statistics.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a scene comes to, in a few sentences that follow from its verdicts by rule: for each factor
 * who gave no answer, and which levels no other one beats.
 */
final class Answer {
    private final SceneResult result;

    private Answer(SceneResult result) {
        this.result = result;
    }

    /** A sentence or more for each factor that was compared. */
    static List<String> of(SceneResult result) {
        Answer answer = new Answer(result);
        List<String> sentences = new ArrayList<>();
        result.scene().factors().forEach((factor, levels) -> {
            if (levels.size() > 1 && factor != Factor.LOAD) {
                answer.addFactor(factor, levels, sentences);
            }
        });
        return sentences;
    }

    private void addFactor(Factor factor, List<Level> levels, List<String> sentences) {
        List<Level> silent = levels.stream()
                .filter(level -> result.of(factor, level).noAnswer() && isSilent(factor, level))
                .toList();
        silent.forEach(level -> sentences.add(
                level.label() + " has " + result.of(factor, level).silence() + "."));
        List<String> heard = levels.stream().filter(level -> !silent.contains(level))
                .map(Level::label).toList();
        List<Comparison> table = decisive(factor);
        if (heard.size() > 1 && !table.isEmpty()) {
            sentences.add(best(heard, table, table.getFirst().metric()));
        }
        if (factor == Factor.POLICY) {
            addFrozen(levels, sentences);
        }
    }

    /** Whether it is this level that leaves clients waiting, and not what it was run with. */
    private boolean isSilent(Factor factor, Level level) {
        return result.scene().variants().stream()
                .filter(variant -> variant.level(factor).equals(level))
                .allMatch(variant -> result.of(variant).noAnswer());
    }

    private List<Comparison> decisive(Factor factor) {
        List<Comparison> all = result.analysis().comparisons().stream()
                .filter(each -> each.factor().equals(factor.id())).toList();
        return all.stream().filter(each -> each.metric() == all.getFirst().metric()).toList();
    }

    private static String best(List<String> levels, List<Comparison> table, Metric metric) {
        List<String> unbeaten = levels.stream()
                .filter(level -> table.stream().noneMatch(beats(level))).toList();
        Set<String> beaten = new LinkedHashSet<>(levels);
        beaten.removeAll(unbeaten);
        if (beaten.isEmpty()) {
            boolean same = table.stream().filter(each -> levels.contains(each.a())
                    && levels.contains(each.b()))
                    .allMatch(each -> each.verdict() == Verdict.SAME);
            return same
                    ? "By " + metric.noun() + " " + and(levels) + " are the same."
                    : "By " + metric.noun() + " this run cannot tell " + and(levels) + " apart.";
        }
        return "By " + metric.noun() + " nothing beats " + and(unbeaten) + "; "
                + and(List.copyOf(beaten)) + (beaten.size() == 1 ? " is" : " are") + " beaten by "
                + (unbeaten.size() == 1 ? "it." : "one of them at least.");
    }

    private static Predicate<Comparison> beats(String level) {
        return each -> (each.a().equals(level) && each.verdict() == Verdict.SLOWER)
                || (each.b().equals(level) && each.verdict() == Verdict.FASTER);
    }

    /** How often a cache had no room for what it did not hold, where that happened at all. */
    private void addFrozen(List<Level> policies, List<String> sentences) {
        List<String> shares = new ArrayList<>();
        boolean any = false;
        for (Level policy : policies) {
            OptionalDouble frozen = result.of(Factor.POLICY, policy).frozenRatio();
            if (frozen.isPresent() && !policy.label().equals("none")) {
                any |= frozen.getAsDouble() >= 0.01;
                shares.add(String.format(Locale.ROOT, "%s %.0f %%", policy.label(),
                        100 * frozen.getAsDouble()));
            }
        }
        if (any) {
            sentences.add("Frozen, so that uncached files went past the cache: "
                    + String.join(", ", shares) + ".");
        }
    }

    /** {@code a, b and c}. */
    private static String and(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and "
                        + names.getLast();
    }
}
