package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.servelab.experiment.Factor;
import dev.servelab.experiment.Figures;
import dev.servelab.experiment.Knee;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.SceneResult;
import dev.servelab.experiment.Variant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** For each variant of a sweep the load at its knee. */
final class KneeJson {
    private KneeJson() {}

    /** An array; empty if the load was the same for all. */
    static JsonArray of(SceneResult result) {
        JsonArray knees = new JsonArray();
        List<Level> loads = result.scene().levels(Factor.LOAD);
        if (loads.size() > 1) {
            result.scene().variants().stream()
                    .filter(variant -> variant.level(Factor.LOAD).equals(loads.getFirst()))
                    .forEach(variant -> knees.add(knee(result, variant, loads)));
        }
        return knees;
    }

    private static JsonObject knee(SceneResult result, Variant variant, List<Level> loads) {
        JsonObject json = new JsonObject();
        variant.levels().forEach((factor, level) -> {
            if (factor != Factor.LOAD) {
                json.addProperty(factor.id(), level.label());
            }
        });
        OptionalInt knee = Knee.of(loads.stream()
                .map(load -> point(result.of(under(variant, load)))).toList());
        if (knee.isEmpty()) {
            json.add(Factor.LOAD.id(), JsonNull.INSTANCE);
        } else {
            json.addProperty(Factor.LOAD.id(), loads.get(knee.getAsInt()).label());
        }
        return json;
    }

    private static Variant under(Variant variant, Level load) {
        Map<Factor, Level> levels = new EnumMap<>(variant.levels());
        levels.put(Factor.LOAD, load);
        return new Variant(levels);
    }

    private static Knee.Point point(Figures figures) {
        return new Knee.Point(figures.throughputMedian(),
                figures.noAnswer() ? Double.NaN : figures.latencies().meanUs());
    }
}
