package dev.servelab.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What differs between stored results beside their figures: a sentence for each thing. */
final class Differences {
    private final Map<String, View> results;
    private final List<String> sentences = new ArrayList<>();

    private Differences(Map<String, View> results) {
        this.results = results;
    }

    static List<String> of(Map<String, View> results, List<View> scenes) {
        Differences differences = new Differences(results);
        differences.addFields("", result -> result.get("environment"));
        differences.add("seed", result -> result.text("seed"));
        differences.add("unfair", result -> String.valueOf(result.flag("fairness", "unfair")));
        for (View scene : scenes) {
            String title = scene.text("title");
            differences.addFields(title.isEmpty() ? "" : title + ": ",
                    result -> ResultsCompared.sceneOf(result, scene).get("settings"));
            differences.addFields(title.isEmpty() ? "" : title + ": ",
                    result -> options(ResultsCompared.sceneOf(result, scene).get("settings")));
            differences.add((title.isEmpty() ? "" : title + ": ") + "rounds",
                    result -> ResultsCompared.sceneOf(result, scene).text("rounds"));
        }
        return differences.sentences;
    }

    /** Options one by one: {@code --backlog} and what stands behind it. */
    private static View options(View settings) {
        JsonObject options = new JsonObject();
        List<String> words = settings.texts("server_options");
        for (int i = 0; i + 1 < words.size(); i += 2) {
            options.addProperty(words.get(i), words.get(i + 1));
        }
        return new View(options);
    }

    private void addFields(String prefix, Function<View, View> part) {
        Set<String> names = new LinkedHashSet<>();
        results.values().forEach(result -> names.addAll(part.apply(result).fields().keySet()));
        names.remove("server_options");
        for (String name : names) {
            add(prefix + name.replace('_', ' '), result -> words(part.apply(result).get(name)));
        }
    }

    private static String words(View field) {
        JsonElement json = field.json();
        if (json.isJsonNull()) {
            return "-";
        }
        return json.isJsonArray() ? String.join(" ", field.texts()) : json.getAsString();
    }

    private void add(String what, Function<View, String> value) {
        if (results.values().stream().map(value).distinct().count() > 1) {
            sentences.add(what + ": " + results.entrySet().stream()
                    .map(each -> value.apply(each.getValue()) + " in " + each.getKey())
                    .collect(Collectors.joining("; ")));
        }
    }
}
