package dev.servelab.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.servelab.experiment.Environment;
import dev.servelab.experiment.ExperimentResult;
import dev.servelab.experiment.SceneResult;
import java.time.Instant;
import java.util.List;

/** {@code result.json}: everything that is known of a run. Its fields: docs/results.md. */
final class ResultJson {
    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping()
            .create();

    private ResultJson() {}

    static JsonObject of(ExperimentResult result, List<String> command) {
        JsonObject json = new JsonObject();
        json.addProperty("schema_version", StoredResult.SCHEMA_VERSION);
        json.add("command", tree(command));
        json.addProperty("seed", result.plan().seed());
        json.addProperty("started_at", Instant.ofEpochMilli(result.startedAtMs()).toString());
        json.addProperty("took_s", result.took().toMillis() / 1e3);
        json.add("environment", environment(result.environment()));
        json.add("warnings", tree(Findings.warnings(result)));
        JsonArray scenes = new JsonArray();
        JsonArray variants = new JsonArray();
        JsonArray effects = new JsonArray();
        for (SceneResult scene : result.scenes()) {
            scenes.add(SceneJson.of(scene));
            scene.scene().variants().forEach(
                    variant -> variants.add(VariantJson.of(scene, variant)));
            scene.scene().factors().forEach((factor, levels) -> levels.forEach(
                    level -> effects.add(VariantJson.effect(scene, factor, level))));
        }
        json.add("scenes", scenes);
        json.add("variants", variants);
        json.add("effects", effects);
        return json;
    }

    /** Texts, lists and the like as they are. */
    static JsonElement tree(Object value) {
        return GSON.toJsonTree(value);
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
        json.add("server_jvm_flags", tree(environment.serverJvmFlags()));
        return json;
    }
}
