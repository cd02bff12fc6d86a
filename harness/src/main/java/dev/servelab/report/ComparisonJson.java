package dev.servelab.report;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.servelab.statistics.Comparison;
import dev.servelab.statistics.Interaction;
import dev.servelab.statistics.Sentences;

/** Verdicts: two levels of a factor by one metric, and whether one factor depends on another. */
final class ComparisonJson {
    private ComparisonJson() {}

    /** {@code decisive} says whether it is by the metric that the factor is judged by first. */
    static JsonObject of(String scene, Comparison comparison, boolean decisive) {
        JsonObject json = new JsonObject();
        json.addProperty("scene", scene);
        json.addProperty("factor", comparison.factor());
        json.addProperty("a", comparison.a());
        json.addProperty("b", comparison.b());
        json.addProperty("metric", comparison.metric().id());
        json.addProperty("decisive", decisive);
        json.addProperty("blocks", comparison.blocks());
        json.addProperty("comparisons", comparison.comparisons());
        Values.add(json, "ratio", comparison.ratio());
        Values.add(json, "low", comparison.hasInterval() ? comparison.low() : Double.NaN);
        Values.add(json, "high", comparison.hasInterval() ? comparison.high() : Double.NaN);
        Values.add(json, "level", comparison.level());
        Values.add(json, "p", comparison.p());
        Values.add(json, "p_adjusted", comparison.adjustedP());
        Values.add(json, "least_detectable_ratio", comparison.leastDetectableRatio());
        Values.add(json, "bound", comparison.bound());
        json.addProperty("verdict", comparison.verdict().id());
        json.addProperty("word", comparison.metric().word(comparison.verdict()));
        json.addProperty("better", comparison.metric().better());
        if (comparison.roundsNeeded() > 0) {
            json.addProperty("rounds_needed", comparison.roundsNeeded());
        } else {
            json.add("rounds_needed", JsonNull.INSTANCE);
        }
        json.addProperty("note", comparison.note());
        json.addProperty("sentence", Sentences.of(comparison));
        return json;
    }

    static JsonObject of(String scene, Interaction interaction) {
        JsonObject json = new JsonObject();
        json.addProperty("scene", scene);
        json.addProperty("first", interaction.first());
        json.addProperty("second", interaction.second());
        json.addProperty("metric", interaction.metric().id());
        json.addProperty("rounds", interaction.rounds());
        Values.add(json, "f", interaction.f());
        Values.add(json, "p", interaction.p());
        json.addProperty("found", interaction.found());
        json.addProperty("sentence", Sentences.of(interaction));
        return json;
    }
}
