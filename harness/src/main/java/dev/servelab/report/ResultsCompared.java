package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stored results side by side, as a result of its own: each variant is in it once for each of them,
 * and the result it comes from is one more factor.
 */
public final class ResultsCompared {
    static final String FACTOR = "result";

    private final Map<String, View> results;

    private ResultsCompared(Map<String, View> results) {
        this.results = results;
    }

    /**
     * Reads at least two results and puts them together.
     *
     * @param command the arguments of whoever asked, the command's name first
     * @throws UnreadableResult if one of them cannot be used, or they have no scene in common
     */
    public static StoredResult read(List<Path> folders, List<String> command)
            throws IOException {
        Map<String, View> results = new LinkedHashMap<>();
        for (Path folder : folders) {
            View result = StoredResult.read(folder).view();
            Path last = folder.toAbsolutePath().normalize().getFileName();
            String name = last == null ? folder.toString() : last.toString();
            for (int i = 2; results.containsKey(name); i++) {
                name = last + "#" + i;
            }
            results.put(name, result);
        }
        ResultsCompared all = new ResultsCompared(results);
        List<View> scenes = all.commonScenes();
        if (scenes.isEmpty()) {
            throw new UnreadableResult("no scene is in all of "
                    + String.join(", ", results.keySet()), null);
        }
        return new StoredResult(all.json(scenes, command));
    }

    /** The scenes of the first result that all others have, too. */
    private List<View> commonScenes() {
        return first().all("scenes").stream().filter(scene -> results.values().stream()
                .allMatch(result -> sceneOf(result, scene).isPresent())).toList();
    }

    private View first() {
        return results.values().iterator().next();
    }

    static View sceneOf(View result, View scene) {
        return result.first("scenes",
                each -> each.text("id").equals(scene.text("id"))
                        && each.text("loop").equals(scene.text("loop")));
    }

    private JsonObject json(List<View> common, List<String> command) {
        List<String> differences = Differences.of(results, common);
        JsonObject json = new JsonObject();
        json.addProperty("schema_version", StoredResult.SCHEMA_VERSION);
        json.add("command", ResultJson.tree(command));
        for (String field : List.of("seed", "started_at", "environment", "self_test")) {
            json.add(field, first().get(field).json());
        }
        json.add("took_s", JsonNull.INSTANCE);
        json.add("results", sources());
        json.add("differences", ResultJson.tree(differences));
        json.add("warnings", warnings());
        json.add("fairness", fairness());
        JsonArray scenes = new JsonArray();
        JsonArray variants = new JsonArray();
        JsonArray comparisons = new JsonArray();
        for (View scene : common) {
            scenes.add(scene(scene));
            results.forEach((name, result) -> Variants.of(result, scene)
                    .forEach(variant -> variants.add(variant(name, variant))));
            StoredComparisons.of(results, scene).forEach(comparisons::add);
        }
        json.add("scenes", scenes);
        json.add("variants", variants);
        json.add("effects", new JsonArray());
        json.add("comparisons", comparisons);
        json.add("interactions", new JsonArray());
        return json;
    }

    private JsonArray sources() {
        JsonArray sources = new JsonArray();
        results.forEach((name, result) -> {
            JsonObject source = new JsonObject();
            source.addProperty("name", name);
            for (String field : List.of("command", "seed", "started_at", "environment")) {
                source.add(field, result.get(field).json());
            }
            sources.add(source);
        });
        return sources;
    }

    private JsonArray warnings() {
        JsonArray warnings = new JsonArray();
        results.forEach((name, result) -> result.texts("warnings")
                .forEach(warning -> warnings.add(name + ": " + warning)));
        return warnings;
    }

    /** What was red in any of them. */
    private JsonObject fairness() {
        JsonArray findings = new JsonArray();
        results.forEach((name, result) -> result.all("fairness", "findings").stream()
                .filter(finding -> finding.text("level").equals("red"))
                .forEach(finding -> {
                    JsonObject red = finding.json().deepCopy().getAsJsonObject();
                    red.add("where", ResultJson.tree(finding.texts("where").stream()
                            .map(where -> name + ", " + where).toList()));
                    findings.add(red);
                }));
        JsonObject fairness = new JsonObject();
        fairness.addProperty("unfair", !findings.isEmpty());
        fairness.add("findings", findings);
        return fairness;
    }

    private JsonObject scene(View scene) {
        JsonObject json = scene.json().deepCopy().getAsJsonObject();
        json.add("answer", new JsonArray());
        json.add("knees", new JsonArray());
        JsonObject factors = new JsonObject();
        factors.add(FACTOR, ResultJson.tree(results.keySet()));
        for (String factor : Variants.FACTORS) {
            Set<String> levels = new LinkedHashSet<>();
            results.values().forEach(result -> levels.addAll(
                    sceneOf(result, scene).texts("factors", factor)));
            if (!levels.isEmpty()) {
                factors.add(factor, ResultJson.tree(levels));
            }
        }
        json.add("factors", factors);
        return json;
    }

    /** Its logs stay where they are. */
    private static JsonObject variant(String name, View variant) {
        JsonObject json = new JsonObject();
        json.addProperty("scene", variant.text("scene"));
        json.addProperty(FACTOR, name);
        for (Map.Entry<String, JsonElement> field : variant.fields().entrySet()) {
            json.add(field.getKey(), field.getValue());
        }
        json.add("hlogs", new JsonObject());
        return json;
    }

    /** The names of the levels that a variant has in every result. */
    static List<String> key(View variant) {
        List<String> key = new ArrayList<>();
        Variants.FACTORS.forEach(factor -> key.add(variant.text(factor)));
        return key;
    }
}
