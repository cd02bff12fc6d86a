package dev.servelab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sentences of a scene, those that say most first. */
final class Verdicts {
    /** More than a handful is not read; result.json and report.html have all. */
    private static final int SHOWN = 6;
    private static final List<String> ORDER = List.of("no answer", "faster", "slower", "same",
            "cannot tell");

    private Verdicts() {}

    /** A handful; the last one says how many more there are. */
    static List<String> of(View result, View scene) {
        List<String> all = result.all("comparisons").stream()
                .filter(comparison -> Variants.isOf(scene, comparison))
                .sorted(Comparator.comparingInt(Verdicts::rank).thenComparing(
                        Comparator.comparingDouble(Verdicts::distance).reversed()))
                .map(comparison -> comparison.text("sentence")).distinct().toList();
        if (all.size() <= SHOWN) {
            return all;
        }
        List<String> shown = new ArrayList<>(all.subList(0, SHOWN));
        shown.add((all.size() - SHOWN) + " more comparisons are in report.html and result.json.");
        return shown;
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
