package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.LoadPlan;
import dev.servelab.experiment.Scene;
import dev.servelab.experiment.SceneResult;
import dev.servelab.experiment.SceneryPlan;
import dev.servelab.experiment.TrialResult;
import dev.servelab.experiment.WarmUp;
import dev.servelab.load.Loop;
import dev.servelab.load.Scenery;
import dev.servelab.text.ByteText;
import java.util.List;

/** One scene: its question, what was asked of whom, and how often. */
final class SceneJson {
    private SceneJson() {}

    static JsonObject of(SceneResult result) {
        Scene scene = result.scene();
        JsonObject json = new JsonObject();
        json.addProperty("id", scene.id());
        json.addProperty("title", scene.title());
        json.addProperty("question", scene.question());
        json.add("answer", ResultJson.tree(Answer.of(result)));
        json.addProperty("loop", scene.load().loop().id());
        JsonObject factors = new JsonObject();
        scene.factors().forEach((factor, levels) -> factors.add(factor.id(),
                ResultJson.tree(levels.stream().map(Level::label).toList())));
        json.add("factors", factors);
        json.add("settings", settings(result));
        addSteady(json, result.trials());
        json.addProperty("rounds", result.rounds());
        json.addProperty("stopped_because", result.stoppedBecause());
        json.add("knees", KneeJson.of(result));
        return json;
    }

    /** Null if no window was long enough to tell. */
    private static void addSteady(JsonObject json, List<TrialResult> trials) {
        if (trials.stream().allMatch(TrialJson::isTooShort)) {
            json.add("steady", JsonNull.INSTANCE);
        } else {
            json.addProperty("steady",
                    trials.stream().allMatch(trial -> trial.steady().holds()));
        }
    }

    private static JsonObject settings(SceneResult result) {
        Scene scene = result.scene();
        JsonObject json = new JsonObject();
        addLoad(json, scene.load());
        json.addProperty("workload", scene.workload().toString());
        json.addProperty("disk", disk(scene.serverOptions()));
        addWarmUp(json, scene.warmUp());
        json.addProperty("duration_s", scene.window().toNanos() / 1e9);
        json.addProperty("files", result.files().files().size());
        json.addProperty("file_bytes", result.files().bytes());
        json.addProperty("files_from", result.files().description());
        json.add("server_options", ResultJson.tree(scene.serverOptions()));
        return json;
    }

    private static void addLoad(JsonObject json, LoadPlan load) {
        for (String name : List.of("clients", "rate_per_s", "arrivals", "connections_most")) {
            json.add(name, JsonNull.INSTANCE);
        }
        switch (load.loop()) {
            case Loop.Closed closed -> json.addProperty("clients", closed.clients());
            case Loop.Open open -> {
                Values.add(json, "rate_per_s", open.ratePerSec());
                json.addProperty("arrivals", open.arrivals().id());
                json.addProperty("connections_most", open.connectionsMost());
            }
        }
        json.addProperty("connections", load.connections().id());
        json.addProperty("client_timeout_s", load.timeout().toNanos() / 1e9);
        json.addProperty("verified", load.verify());
        JsonArray scenery = new JsonArray();
        load.scenery().forEach(each -> scenery.add(words(each)));
        json.add("scenery", scenery);
    }

    /** "48 slow clients at 256 KiB/s". */
    private static String words(SceneryPlan plan) {
        return plan.count() + " " + plan.kind().id() + (plan.count() == 1 ? " client" : " clients")
                + (plan.kind() == Scenery.Kind.STALLED
                        ? ""
                        : " at " + ByteText.exact(plan.bytesPerSec()) + "/s");
    }

    private static String disk(List<String> serverOptions) {
        int at = serverOptions.indexOf("--disk");
        return at < 0 || at + 1 == serverOptions.size()
                ? "page-cache"
                : serverOptions.get(at + 1);
    }

    private static void addWarmUp(JsonObject json, WarmUp warmUp) {
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
