package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.servelab.experiment.Factor;
import dev.servelab.experiment.Figures;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.SceneResult;
import dev.servelab.experiment.TrialResult;
import dev.servelab.experiment.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One variant with its trials; or one level of a factor over all levels of the others. */
final class VariantJson {
    private VariantJson() {}

    /** {@code logs} are its histogram logs: what they are of, and their names. */
    static JsonObject of(SceneResult result, Variant variant, Map<String, String> logs) {
        JsonObject json = new JsonObject();
        json.addProperty("scene", result.scene().id());
        variant.levels().forEach(
                (factor, level) -> json.addProperty(factor.id(), level.label()));
        json.addProperty("loop", result.scene().load().loop().id());
        Figures figures = result.of(variant);
        FiguresJson.addTo(json, figures, true);
        JsonArray series = new JsonArray();
        figures.trials().forEach(trial -> series.add(TrialJson.series(trial)));
        json.add("time_series", series);
        json.add("hlogs", ResultJson.tree(logs));
        JsonArray trials = new JsonArray();
        figures.trials().forEach(trial -> trials.add(TrialJson.of(trial)));
        json.add("trials", trials);
        return json;
    }

    static JsonObject effect(SceneResult result, Factor factor, Level level) {
        List<Level> leftOut = new ArrayList<>();
        result.scene().factors().forEach((other, levels) -> {
            if (other != factor) {
                levels.stream().filter(each -> answersNowhere(result, other, each))
                        .forEach(leftOut::add);
            }
        });
        Figures all = result.of(factor, level);
        List<TrialResult> answered = all.trials().stream()
                .filter(trial -> trial.variant().levels().entrySet().stream().noneMatch(
                        each -> each.getKey() != factor && leftOut.contains(each.getValue())))
                .toList();
        boolean some = !answered.isEmpty();
        JsonObject json = new JsonObject();
        json.addProperty("scene", result.scene().id());
        json.addProperty("factor", factor.id());
        json.addProperty("level", level.label());
        json.add("left_out", ResultJson.tree(
                some ? leftOut.stream().map(Level::label).toList() : List.of()));
        FiguresJson.addTo(json, some ? new Figures(answered) : all, true);
        return json;
    }

    /**
     * Whether a level leaves clients without answers whatever the other factors are: then it says
     * nothing about them.
     */
    private static boolean answersNowhere(SceneResult result, Factor factor, Level level) {
        return result.scene().variants().stream()
                .filter(variant -> variant.level(factor).equals(level))
                .allMatch(variant -> result.of(variant).noAnswer());
    }
}
