package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.servelab.simulate.Cell;
import dev.servelab.simulate.SimulatedTrace;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Simulated traces as JSON. */
final class SimulationJson {
    private SimulationJson() {}

    /** An array of cells, each on a line; with statistics an object of both. */
    static String cells(List<SimulatedTrace> traces) {
        String cells = lines(traces.stream().flatMap(trace -> trace.cells().stream())
                .map(SimulationJson::cell));
        if (traces.stream().allMatch(trace -> trace.statistics() == null)) {
            return cells + "\n";
        }
        return "{\"cells\": " + cells + ",\n\"statistics\": "
                + lines(traces.stream().map(SimulationJson::statistics)) + "}\n";
    }

    /** What the page draws from. */
    static String page(List<SimulatedTrace> traces, List<String> command) {
        JsonObject page = new JsonObject();
        JsonArray words = new JsonArray();
        command.forEach(words::add);
        page.add("command", words);
        JsonArray array = new JsonArray();
        traces.forEach(trace -> array.add(trace(trace)));
        page.add("traces", array);
        return JsonText.compact(page);
    }

    private static String lines(Stream<JsonObject> objects) {
        return objects.map(JsonText::compact).collect(Collectors.joining(",\n  ", "[\n  ", "\n]"));
    }

    private static JsonObject statistics(SimulatedTrace trace) {
        JsonObject json = new JsonObject();
        json.addProperty("trace", trace.trace());
        TraceStatisticsJson.of(Objects.requireNonNull(trace.statistics())).entrySet()
                .forEach(field -> json.add(field.getKey(), field.getValue()));
        return json;
    }

    private static JsonObject trace(SimulatedTrace trace) {
        JsonObject json = new JsonObject();
        json.addProperty("trace", trace.trace());
        json.addProperty("format", trace.format());
        json.addProperty("unit", trace.unit().id());
        json.addProperty("has_sizes", trace.hasSizes());
        json.add("missing", orNull(trace.missing()));
        json.add("left_out", orNull(trace.leftOut()));
        JsonArray policies = new JsonArray();
        trace.policies().forEach(policies::add);
        json.add("policies", policies);
        JsonArray capacities = new JsonArray();
        trace.capacities().forEach(capacities::add);
        json.add("capacities", capacities);
        JsonArray cells = new JsonArray();
        trace.cells().forEach(cell -> cells.add(cell(cell)));
        json.add("cells", cells);
        return json;
    }

    static JsonObject cell(Cell cell) {
        JsonObject json = new JsonObject();
        json.addProperty("trace", cell.trace());
        json.addProperty("unit", cell.unit().id());
        json.addProperty("capacity", cell.capacity());
        json.addProperty("policy", cell.policy());
        json.addProperty("requests", cell.requests());
        json.addProperty("hits", cell.hits());
        json.addProperty("misses", cell.misses());
        json.addProperty("bytes_requested", cell.bytesRequested());
        json.addProperty("bytes_hit", cell.bytesHit());
        return json;
    }

    private static JsonElement orNull(@Nullable String text) {
        return text == null ? JsonNull.INSTANCE : new JsonPrimitive(text);
    }
}
