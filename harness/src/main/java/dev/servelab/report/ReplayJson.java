package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.servelab.record.Difference;
import dev.servelab.record.Difference.Answer;
import dev.servelab.record.Difference.FileState;
import dev.servelab.record.ReplayCounts;
import dev.servelab.simulate.ReplayedRun;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A replay as one JSON object. */
final class ReplayJson {
    private ReplayJson() {}

    static String text(ReplayReport report) {
        ReplayedRun run = report.run();
        JsonObject json = new JsonObject();
        json.addProperty("recording", report.file());
        json.addProperty("recorded_policy", run.header().policy());
        json.addProperty("policy", run.policy());
        json.addProperty("cache_bytes", run.header().capacityBytes());
        json.addProperty("packet_bytes", run.header().packetBytes());
        json.addProperty("begun", Instant.ofEpochMilli(run.header().startedMillis()).toString());
        json.addProperty("version", run.header().version());
        json.addProperty("ending", run.ending() == null
                ? null
                : run.ending().name().toLowerCase(Locale.ROOT));
        json.addProperty("records", run.records());
        addCounts(json, run.counts());
        json.addProperty("hit_ratio", run.hitRatio());
        json.addProperty("byte_hit_ratio", run.byteHitRatio());
        JsonArray simulated = new JsonArray();
        run.simulated().forEach(cell -> simulated.add(SimulationJson.cell(cell)));
        json.add("simulated", simulated);
        json.addProperty("fault", run.fault());
        json.add("difference", difference(run.difference()));
        return JsonText.of(json);
    }

    private static void addCounts(JsonObject json, ReplayCounts counts) {
        json.addProperty("requests", counts.requests());
        json.addProperty("hits", counts.hits());
        json.addProperty("shared_misses", counts.sharedMisses());
        json.addProperty("misses", counts.misses());
        json.addProperty("bypasses", counts.bypasses());
        json.addProperty("victims", counts.victims());
        json.addProperty("passed_over", counts.passedOver());
        json.addProperty("evictions", counts.evictions());
        json.addProperty("stale", counts.stale());
        json.addProperty("failures", counts.failures());
        json.addProperty("bytes_requested", counts.bytesRequested());
        json.addProperty("bytes_hit", counts.bytesHit());
    }

    private static JsonElement difference(@Nullable Difference difference) {
        if (difference == null) {
            return JsonNull.INSTANCE;
        }
        JsonObject json = new JsonObject();
        json.addProperty("record", difference.record());
        json.addProperty("request", difference.request());
        json.addProperty("question", difference.question());
        json.add("recorded", answer(difference.recorded()));
        json.add("replayed", answer(difference.replayed()));
        json.add("recorded_cache", files(difference.cached()));
        json.add("replayed_order", files(difference.order()));
        return json;
    }

    private static JsonObject answer(Answer answer) {
        JsonObject json = new JsonObject();
        json.addProperty("answer", answer.text());
        JsonArray passedOver = new JsonArray();
        answer.passedOver().forEach(passedOver::add);
        json.add("passed_over", passedOver);
        return json;
    }

    private static JsonArray files(List<FileState> files) {
        JsonArray array = new JsonArray();
        for (FileState file : files) {
            JsonObject json = new JsonObject();
            json.addProperty("name", file.name());
            json.addProperty("slot", file.slot());
            json.addProperty("bytes", file.charge());
            json.addProperty("requests", file.requests());
            json.addProperty("cached_at", file.enteredAt());
            json.addProperty("last_request", file.lastUsedAt());
            json.addProperty("state", FileStateTable.state(file));
            array.add(json);
        }
        return array;
    }
}
