package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.Scene;
import dev.servelab.experiment.SceneResult;
import dev.servelab.experiment.WarmUp;
import dev.servelab.load.Loop;

/** One scene: its question, what was asked of whom, and how often. */
final class SceneJson {
    private SceneJson() {}

    static JsonObject of(SceneResult result) {
        Scene scene = result.scene();
        JsonObject json = new JsonObject();
        json.addProperty("id", scene.id());
        json.addProperty("title", scene.title());
        json.addProperty("question", scene.question());
        json.add("answer", new JsonArray());
        json.addProperty("loop", "closed");
        JsonObject factors = new JsonObject();
        scene.factors().forEach((factor, levels) -> factors.add(factor.id(),
                ResultJson.tree(levels.stream().map(Level::label).toList())));
        json.add("factors", factors);
        json.add("settings", settings(result));
        json.add("steady", JsonNull.INSTANCE);
        json.addProperty("rounds", result.rounds());
        json.addProperty("stopped_because", result.stoppedBecause());
        return json;
    }

    private static JsonObject settings(SceneResult result) {
        Scene scene = result.scene();
        JsonObject json = new JsonObject();
        switch (scene.load().loop()) {
            case Loop.Closed closed -> json.addProperty("clients", closed.clients());
            case Loop.Open open -> {
                json.addProperty("rate_per_s", open.ratePerSec());
                json.addProperty("arrivals", open.arrivals().id());
            }
        }
        json.addProperty("connections", scene.load().connections().id());
        json.addProperty("workload", scene.workload().toString());
        json.addProperty("disk", "page-cache");
        warmUp(json, scene.warmUp());
        json.addProperty("duration_s", scene.window().toNanos() / 1e9);
        json.addProperty("client_timeout_s", scene.load().timeout().toNanos() / 1e9);
        json.addProperty("files", result.files().files().size());
        json.addProperty("file_bytes", result.files().bytes());
        json.addProperty("files_from", result.files().description());
        json.add("server_options", ResultJson.tree(scene.serverOptions()));
        return json;
    }

    private static void warmUp(JsonObject json, WarmUp warmUp) {
        switch (warmUp) {
            case WarmUp.SameLoad same -> {
                json.addProperty("warmup", "the same load");
                json.addProperty("warmup_s", same.length().toNanos() / 1e9);
            }
            case WarmUp.FillCache fill -> {
                json.addProperty("warmup", "until one cache has been evicted");
                json.add("warmup_s", JsonNull.INSTANCE);
            }
        }
    }
}
