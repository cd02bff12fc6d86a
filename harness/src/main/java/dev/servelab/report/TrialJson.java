package dev.servelab.report;

import com.google.gson.JsonObject;
import dev.servelab.experiment.Figures;
import dev.servelab.experiment.TrialResult;
import java.util.List;

/** One trial: one server, one window. */
final class TrialJson {
    private TrialJson() {}

    static JsonObject of(TrialResult trial) {
        JsonObject json = new JsonObject();
        json.addProperty("round", trial.round());
        json.addProperty("position", trial.position());
        json.addProperty("window_s", trial.window().seconds());
        FiguresJson.addTo(json, new Figures(List.of(trial)));
        json.addProperty("throughput_per_s", trial.throughputPerSec());
        return json;
    }
}
