package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.servelab.experiment.Factor;
import dev.servelab.experiment.Figures;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.SceneResult;
import dev.servelab.experiment.Variant;

/** One variant with its trials; or one level of a factor over all levels of the others. */
final class VariantJson {
    private VariantJson() {}

    static JsonObject of(SceneResult result, Variant variant) {
        JsonObject json = new JsonObject();
        json.addProperty("scene", result.scene().id());
        variant.levels().forEach(
                (factor, level) -> json.addProperty(factor.id(), level.label()));
        json.addProperty("loop", "closed");
        Figures figures = result.of(variant);
        FiguresJson.addTo(json, figures);
        JsonObject logs = new JsonObject();
        logs.addProperty("latency", variant.fileName() + ".hlog");
        json.add("hlogs", logs);
        JsonArray trials = new JsonArray();
        figures.trials().forEach(trial -> trials.add(TrialJson.of(trial)));
        json.add("trials", trials);
        return json;
    }

    static JsonObject effect(SceneResult result, Factor factor, Level level) {
        JsonObject json = new JsonObject();
        json.addProperty("scene", result.scene().id());
        json.addProperty("factor", factor.id());
        json.addProperty("level", level.label());
        FiguresJson.addTo(json, result.of(factor, level));
        return json;
    }
}
