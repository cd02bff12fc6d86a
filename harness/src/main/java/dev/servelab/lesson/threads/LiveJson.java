package dev.servelab.lesson.threads;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Experiments as JSON: an array of {@code {"experiment", "made", "agrees", "lack", "busy_share",
 * "stolen_share", "runs"}}; a run is {@code {"setup", "agrees", "readings", "answers_s"}}, a
 * reading {@code {"what", "unit", "predicted", "measured", "agrees"}}. Times are in seconds. Not
 * translated.
 */
public final class LiveJson {
    private LiveJson() {}

    /** One document. */
    public static String of(List<LiveResult> results) {
        JsonArray all = new JsonArray();
        results.forEach(result -> all.add(json(result)));
        return new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping()
                .create().toJson(all);
    }

    private static JsonObject json(LiveResult result) {
        JsonObject object = new JsonObject();
        object.addProperty("experiment", result.experiment().id());
        object.addProperty("made", result.made());
        object.addProperty("agrees", result.made() ? (Boolean) result.agrees() : null);
        object.addProperty("lack", result.made() ? null : result.lack());
        object.addProperty("busy_share", orNull(result.machine().processesShare()));
        object.addProperty("stolen_share", orNull(result.machine().stolenShare()));
        object.add("runs", array(result.runs().stream().map(LiveJson::json).toList()));
        return object;
    }

    private static JsonObject json(LiveRun run) {
        JsonObject object = new JsonObject();
        object.addProperty("setup", run.setup());
        object.addProperty("agrees", run.agrees());
        object.add("readings", array(run.readings().stream().map(LiveJson::json).toList()));
        object.add("answers_s", array(run.answersS().stream().map(JsonPrimitive::new).toList()));
        return object;
    }

    private static JsonObject json(Reading reading) {
        JsonObject object = new JsonObject();
        object.addProperty("what", reading.what());
        object.addProperty("unit", reading.unit().name().toLowerCase(Locale.ROOT));
        object.addProperty("predicted", reading.predicted());
        object.addProperty("measured", reading.measured());
        object.addProperty("agrees", reading.agrees());
        return object;
    }

    private static @Nullable Double orNull(OptionalDouble known) {
        return known.isPresent() ? (Double) known.getAsDouble() : null;
    }

    private static JsonArray array(List<? extends JsonElement> elements) {
        JsonArray array = new JsonArray();
        elements.forEach(array::add);
        return array;
    }
}
