package dev.servelab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A handful of the sentences of a scene; result.json and report.html have all. */
final class Verdicts {
    /** Of each factor, by the metric that it is judged by first. */
    private static final int DECISIVE_SHOWN = 3;
    /** Of each factor, by other metrics: only what was told. */
    private static final int OTHERS_SHOWN = 2;
    private static final List<String> ORDER = List.of("no answer", "faster", "slower", "same",
            "cannot tell");

    private Verdicts() {}

    /** Those that say most first; the last line says how many more there are. */
    static List<String> of(View result, View scene) {
        List<View> all = result.all("comparisons").stream()
                .filter(comparison -> Variants.isOf(scene, comparison)).toList();
        List<String> shown = new ArrayList<>();
        for (String factor : Variants.FACTORS) {
            Predicate<View> ofFactor = comparison -> comparison.text("factor").equals(factor);
            shown.addAll(sentences(all, ofFactor.and(Verdicts::isDecisive), DECISIVE_SHOWN));
            shown.addAll(sentences(all, ofFactor.and(Verdicts::isToldByAnother), OTHERS_SHOWN));
        }
        result.all("interactions").stream()
                .filter(each -> Variants.isOf(scene, each) && each.flag("found"))
                .forEach(each -> shown.add(each.text("sentence")));
        if (all.size() > shown.size() && !shown.isEmpty()) {
            shown.add("All " + all.size() + " comparisons are in report.html and result.json.");
        }
        return shown;
    }

    private static List<String> sentences(List<View> all, Predicate<View> which, int most) {
        Set<String> silent = new HashSet<>();
        return all.stream().filter(which)
                .sorted(Comparator.comparingInt(Verdicts::rank).thenComparing(
                        Comparator.comparingDouble(Verdicts::distance).reversed()))
                .filter(each -> !isNoAnswer(each) || silent.add(each.text("note")))
                .map(each -> each.text("sentence")).limit(most).toList();
    }

    private static boolean isDecisive(View comparison) {
        return comparison.flag("decisive");
    }

    private static boolean isToldByAnother(View comparison) {
        return !isDecisive(comparison)
                && List.of("faster", "slower").contains(comparison.text("verdict"));
    }

    private static boolean isNoAnswer(View comparison) {
        return comparison.text("verdict").equals("no answer");
    }

    private static int rank(View comparison) {
        int place = ORDER.indexOf(comparison.text("verdict"));
        return place < 0 ? ORDER.size() : place;
    }

    /** How far a ratio is from 1, either way. */
    private static double distance(View comparison) {
        return Math.abs(Math.log(comparison.number("ratio").orElse(1)));
    }
}
