package dev.servelab.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.servelab.experiment.Analysis;
import dev.servelab.experiment.Environment;
import dev.servelab.experiment.ExperimentResult;
import dev.servelab.experiment.Factor;
import dev.servelab.experiment.SceneResult;
import dev.servelab.fairness.Fairness;
import dev.servelab.fairness.Finding;
import dev.servelab.fairness.PlacedFinding;
import dev.servelab.selftest.SelfTestStamp;
import dev.servelab.statistics.Comparison;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code result.json}: everything that is known of a run. Its fields: docs/result-format.md. */
final class ResultJson {
    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping()
            .create();

    private ResultJson() {}

    static JsonObject of(ExperimentResult result, List<String> command, SelfTestStamp selfTest,
            OutcomeLogs logs) {
        JsonObject json = new JsonObject();
        json.addProperty("schema_version", StoredResult.SCHEMA_VERSION);
        json.add("command", tree(command));
        json.addProperty("seed", result.plan().seed());
        json.addProperty("started_at", Instant.ofEpochMilli(result.startedAtMs()).toString());
        json.addProperty("took_s", result.took().toMillis() / 1e3);
        json.add("environment", environment(result.environment()));
        json.add("self_test", selfTest(selfTest));
        json.add("warnings", tree(Findings.warnings(result)));
        json.add("fairness", fairness(result.fairness()));
        addScenes(json, result, logs);
        return json;
    }

    private static void addScenes(JsonObject json, ExperimentResult result, OutcomeLogs logs) {
        JsonArray scenes = new JsonArray();
        JsonArray variants = new JsonArray();
        JsonArray effects = new JsonArray();
        JsonArray comparisons = new JsonArray();
        JsonArray interactions = new JsonArray();
        for (SceneResult scene : result.scenes()) {
            String id = scene.scene().id();
            scenes.add(SceneJson.of(scene));
            scene.scene().variants().forEach(variant -> variants.add(
                    VariantJson.of(scene, variant, logs.names(scene, variant))));
            if (scene.scene().levels(Factor.LOAD).size() < 2) { // else figures of different loads
                scene.scene().factors().forEach((factor, levels) -> levels.forEach(
                        level -> effects.add(VariantJson.effect(scene, factor, level))));
            }
            scene.analysis().comparisons().forEach(each -> comparisons.add(
                    ComparisonJson.of(id, each, isDecisive(each, scene.analysis()))));
            scene.analysis().interactions().forEach(
                    each -> interactions.add(ComparisonJson.of(id, each)));
        }
        json.add("scenes", scenes);
        json.add("variants", variants);
        json.add("effects", effects);
        json.add("comparisons", comparisons);
        json.add("interactions", interactions);
    }

    /** The first metric that a factor has comparisons by is the one that it is judged by first. */
    private static boolean isDecisive(Comparison comparison, Analysis analysis) {
        return analysis.comparisons().stream()
                .filter(each -> each.factor().equals(comparison.factor())).findFirst()
                .map(Comparison::metric).orElse(comparison.metric()) == comparison.metric();
    }

    private static JsonObject selfTest(SelfTestStamp stamp) {
        JsonObject json = new JsonObject();
        json.addProperty("status", stamp.status().words());
        json.addProperty("build", stamp.build());
        json.addProperty("at", stamp.at());
        json.add("passed", tree(stamp.passed()));
        json.add("failed", tree(stamp.failed()));
        return json;
    }

    private static JsonObject fairness(Fairness fairness) {
        JsonArray findings = new JsonArray();
        for (PlacedFinding placed : fairness.findings()) {
            Finding finding = placed.finding();
            JsonObject json = new JsonObject();
            json.addProperty("id", finding.id());
            json.addProperty("level",
                    finding.level().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.addProperty("observed", finding.observed());
            json.addProperty("wanted", finding.wanted());
            json.addProperty("advice", finding.advice());
            json.add("where", tree(placed.where()));
            findings.add(json);
        }
        JsonObject json = new JsonObject();
        json.addProperty("unfair", fairness.unfair());
        json.add("findings", findings);
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
