package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.servelab.experiment.Figures;
import dev.servelab.experiment.TrialResult;
import dev.servelab.load.Interval;
import dev.servelab.statistics.Steadiness;
import java.util.List;

/** One trial: one server, one window. */
final class TrialJson {
    private static final double S_PER_INTERVAL = Interval.LENGTH_MS / 1e3;

    private TrialJson() {}

    static JsonObject of(TrialResult trial) {
        JsonObject json = new JsonObject();
        json.addProperty("round", trial.round());
        json.addProperty("position", trial.position());
        json.addProperty("window_s", trial.window().seconds());
        if (isTooShort(trial)) {
            json.add("steady", JsonNull.INSTANCE);
        } else {
            json.addProperty("steady", trial.steady().holds());
        }
        json.addProperty("steady_words", trial.steady().words());
        FiguresJson.addTo(json, new Figures(List.of(trial)), false);
        Values.add(json, "throughput_per_s", trial.throughputPerSec());
        return json;
    }

    /** Whether nobody can say if the window was steady. */
    static boolean isTooShort(TrialResult trial) {
        return trial.steady().steadiness().kind() == Steadiness.Kind.TOO_SHORT;
    }

    /** What ended in each tenth of a second; an interval without an answer has no percentiles. */
    static JsonObject series(TrialResult trial) {
        JsonArray starts = new JsonArray();
        JsonArray ok = new JsonArray();
        JsonArray p50 = new JsonArray();
        JsonArray p99 = new JsonArray();
        for (Interval interval : trial.window().intervals()) {
            if (interval.startS() < trial.window().seconds()) {
                starts.add(Values.rounded(interval.startS()));
                ok.add(Math.round(interval.ok() / S_PER_INTERVAL));
                add(p50, interval.p50Us());
                add(p99, interval.p99Us());
            }
        }
        JsonObject json = new JsonObject();
        json.addProperty("round", trial.round());
        json.add("t_s", starts);
        json.add("ok_per_s", ok);
        json.add("p50_us", p50);
        json.add("p99_us", p99);
        return json;
    }

    private static void add(JsonArray array, long us) {
        if (us > 0) {
            array.add(us);
        } else {
            array.add(JsonNull.INSTANCE);
        }
    }
}
