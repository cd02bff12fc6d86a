package dev.servelab.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.servelab.torture.TortureCounts;
import dev.servelab.torture.TortureResult;
import dev.servelab.torture.VariantResult;
import java.util.List;

/** A campaign's result as JSON. */
final class TortureJson {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping()
            .create();

    private TortureJson() {}

    static String text(TortureResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("seed", result.plan().seed());
        json.addProperty("send", result.plan().send().id());
        json.addProperty("held", result.held());
        JsonArray variants = new JsonArray();
        result.variants().forEach(variant -> variants.add(variant(result, variant)));
        json.add("variants", variants);
        return GSON.toJson(json);
    }

    private static JsonObject variant(TortureResult result, VariantResult variant) {
        TortureCounts counts = variant.counts();
        JsonObject json = new JsonObject();
        json.addProperty("strategy", variant.variant().strategy().label());
        json.addProperty("policy", variant.variant().policy().label());
        json.addProperty("held", variant.held());
        json.addProperty("seconds", counts.seconds());
        json.addProperty("verified", counts.verified());
        json.addProperty("verified_bytes", counts.bytes());
        json.addProperty("wrong", counts.wrong());
        json.addProperty("unexplained", counts.unexplained());
        JsonObject faults = new JsonObject();
        counts.faults().forEach((kind, count) -> faults.addProperty(kind.id(), count));
        json.add("faults", faults);
        JsonObject failures = new JsonObject();
        counts.failures().forEach((kind, count) -> failures.addProperty(kind.id(), count));
        json.add("failures", failures);
        json.add("findings", array(variant.findings()));
        json.add("leaks", array(variant.leaks()));
        json.addProperty("again", result.plan().replay(variant.variant()));
        return json;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
