package dev.servelab.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.servelab.experiment.Environment;
import dev.servelab.experiment.ExperimentResult;
import dev.servelab.experiment.Factor;
import dev.servelab.experiment.Figures;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.Scene;
import dev.servelab.experiment.SceneResult;
import dev.servelab.experiment.TrialResult;
import dev.servelab.experiment.Variant;
import dev.servelab.load.Loop;

import java.util.List;
import java.util.OptionalDouble;

/** {@code result.json}: everything that is known of a run. Its fields: docs/results.md. */
final class ResultJson {
    private static final Gson GSON = new GsonBuilder().serializeNulls().setPrettyPrinting()
            .disableHtmlEscaping().create();

    private ResultJson() {}

    /** The whole document, with an LF at its end. */
    static String text(ExperimentResult result, List<String> command) {
        return GSON.toJson(of(result, command)) + "\n";
    }

    static JsonObject of(ExperimentResult result, List<String> command) {
        JsonObject json = new JsonObject();
        json.add("command", GSON.toJsonTree(command));
        json.addProperty("seed", result.plan().seed());
        json.add("environment", environment(result.environment()));
        SceneResult scene = result.scenes().getFirst();
        json.add("settings", settings(scene));
        json.add("warnings", GSON.toJsonTree(Findings.warnings(result)));
        JsonArray variants = new JsonArray();
        scene.scene().variants().forEach(variant -> variants.add(variant(scene, variant)));
        json.add("variants", variants);
        JsonArray strategies = new JsonArray();
        for (Level strategy : scene.scene().levels(Factor.STRATEGY)) {
            strategies.add(effect("strategy", strategy, scene.of(Factor.STRATEGY, strategy)));
        }
        json.add("by_strategy", strategies);
        JsonArray policies = new JsonArray();
        for (Level policy : scene.scene().levels(Factor.POLICY)) {
            policies.add(effect("policy", policy, scene.of(Factor.POLICY, policy)));
        }
        json.add("by_policy", policies);
        return json;
    }

    private static JsonObject environment(Environment environment) {
        JsonObject json = new JsonObject();
        json.addProperty("servelab", environment.servelab());
        json.addProperty("os", environment.os());
        json.addProperty("kernel", environment.kernel());
        json.addProperty("architecture", environment.architecture());
        json.addProperty("processor_model", environment.processorModel());
        json.addProperty("processors", environment.processorCount());
        json.addProperty("processors_of_server", environment.processors().server());
        json.addProperty("processors_of_clients", environment.processors().clients());
        json.addProperty("separation", environment.processors().why());
        json.addProperty("jdk", environment.jdk());
        json.add("server_jvm_flags", GSON.toJsonTree(environment.serverJvmFlags()));
        return json;
    }

    private static JsonObject settings(SceneResult result) {
        Scene plan = result.scene();
        JsonObject json = new JsonObject();
        json.addProperty("loop", plan.load().loop().id());
        if (plan.load().loop() instanceof Loop.Closed closed) {
            json.addProperty("clients", closed.clients());
        }
        json.addProperty("connections", plan.load().connections().id());
        json.addProperty("workload", "zipf:" + plan.zipfExponent());
        json.addProperty("trials", result.rounds());
        json.addProperty("warmup_s", Summary.warmUpSeconds(plan));
        json.addProperty("duration_s", plan.window().toNanos() / 1e9);
        json.addProperty("client_timeout_s", plan.load().timeout().toNanos() / 1e9);
        json.addProperty("files", result.files().files().size());
        json.addProperty("file_bytes", result.files().bytes());
        json.addProperty("files_from", result.files().description());
        json.add("server_options", GSON.toJsonTree(plan.serverOptions()));
        return json;
    }

    private static JsonObject variant(SceneResult result, Variant variant) {
        JsonObject json = new JsonObject();
        json.addProperty("strategy", variant.strategy().label());
        json.addProperty("policy", variant.policy().label());
        json.addProperty("loop", "closed");
        json.addProperty("hlog", variant.fileName() + ".hlog");
        Figures figures = result.of(variant);
        addSummed(json, figures);
        JsonArray trials = new JsonArray();
        figures.trials().forEach(trial -> trials.add(trial(trial)));
        json.add("trials", trials);
        return json;
    }

    private static JsonObject effect(String axis, Level level, Figures figures) {
        JsonObject json = new JsonObject();
        json.addProperty(axis, level.label());
        addSummed(json, figures);
        return json;
    }

    private static void addSummed(JsonObject json, Figures figures) {
        JsonObject throughput = new JsonObject();
        FiguresJson.add(throughput, "geometric_mean",
                OptionalDouble.of(figures.throughputGeometricMean()));
        FiguresJson.add(throughput, "median", OptionalDouble.of(figures.throughputMedian()));
        json.add("throughput_per_s", throughput);
        FiguresJson.addTo(json, figures);
    }

    private static JsonObject trial(TrialResult trial) {
        JsonObject json = new JsonObject();
        json.addProperty("round", trial.round());
        json.addProperty("position", trial.position());
        json.addProperty("window_s", trial.window().seconds());
        json.addProperty("throughput_per_s", trial.throughputPerSec());
        FiguresJson.addTo(json, new Figures(List.of(trial)));
        return json;
    }
}
