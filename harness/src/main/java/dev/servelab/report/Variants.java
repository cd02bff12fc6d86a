package dev.servelab.report;

import java.util.List;
import java.util.stream.Collectors;

/** What is read of a variant, a strategy or a policy in more than one place. */
final class Variants {
    /** What variants may differ in. Each has a strategy and a policy. */
    static final List<String> FACTORS = List.of("strategy", "policy", "file_io", "send",
            "load", ResultsCompared.FACTOR);

    private Variants() {}

    /** The levels of all its factors, for a person. */
    static String label(View variant) {
        return FACTORS.stream().map(variant::text).filter(level -> !level.isEmpty())
                .collect(Collectors.joining(" x "));
    }

    /** The levels of its other factors. */
    static String labelWithoutStrategy(View variant) {
        return FACTORS.stream().skip(1).map(variant::text).filter(level -> !level.isEmpty())
                .collect(Collectors.joining(" x "));
    }

    /** Those of a scene. */
    static List<View> of(View result, View scene) {
        return result.all("variants").stream().filter(variant -> isOf(scene, variant)).toList();
    }

    /** Whether a variant, an effect or a comparison belongs to a scene. */
    static boolean isOf(View scene, View part) {
        return part.text("scene").equals(scene.text("id"));
    }

    /** Whether percentiles would hide that clients got no answer. */
    static boolean noAnswer(View variant) {
        return variant.flag("no_answer");
    }

    /** Requests that failed, of all classes. */
    static long errorCount(View variant) {
        return variant.fields("errors").keySet().stream()
                .mapToLong(error -> variant.count("errors", error)).sum();
    }

    /** {@code busy 1,000, corrupt 2}. */
    static String errorClasses(View variant) {
        return variant.fields("errors").keySet().stream()
                .filter(error -> variant.count("errors", error) > 0)
                .map(error -> error + " " + Numbers.count(variant.count("errors", error)))
                .collect(Collectors.joining(", "));
    }
}
