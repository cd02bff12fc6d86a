package dev.servelab.report;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import dev.servelab.experiment.Counter;
import dev.servelab.experiment.Figures;
import dev.servelab.experiment.Latencies;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The fields that a trial, a variant, a strategy and a policy have in common. */
final class FiguresJson {
    private FiguresJson() {}

    /** Adds them to {@code json}, what is not known as null. */
    static void addTo(JsonObject json, Figures figures) {
        json.addProperty("issued", figures.issued());
        json.addProperty("ok", figures.ok());
        JsonObject errors = new JsonObject();
        figures.errors().forEach((error, count) -> errors.addProperty(error.id(), count));
        json.add("errors", errors);
        json.addProperty("unanswered", figures.unanswered());
        json.addProperty("starved_clients", figures.starvedClients());
        json.addProperty("no_answer", figures.noAnswer());
        json.addProperty("ok_bytes", figures.okBytes());
        JsonObject throughput = new JsonObject();
        add(throughput, "geometric_mean", OptionalDouble.of(figures.throughputGeometricMean()));
        add(throughput, "median", OptionalDouble.of(figures.throughputMedian()));
        json.add("throughput_per_s", throughput);
        json.add("latency_us", latency(figures));
        addServer(json, figures);
    }

    /** A JSON number; null for what is none. */
    static void add(JsonObject json, String name, OptionalDouble value) {
        if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
            json.add(name, JsonNull.INSTANCE);
        } else {
            json.addProperty(name, value.getAsDouble());
        }
    }

    private static void add(JsonObject json, String name, OptionalLong value) {
        if (value.isEmpty()) {
            json.add(name, JsonNull.INSTANCE);
        } else {
            json.addProperty(name, value.getAsLong());
        }
    }

    private static JsonObject latency(Figures figures) {
        Latencies latencies = figures.latencies();
        boolean told = !figures.noAnswer();
        JsonObject json = new JsonObject();
        add(json, "p50", told ? latencies.percentileUs(50) : OptionalLong.empty());
        add(json, "p90", told ? latencies.percentileUs(90) : OptionalLong.empty());
        add(json, "p99", told ? latencies.percentileUs(99) : OptionalLong.empty());
        add(json, "p99_9", told ? latencies.percentileUs(99.9) : OptionalLong.empty());
        add(json, "max", told ? latencies.maxUs() : OptionalLong.empty());
        add(json, "mean", told ? OptionalDouble.of(latencies.meanUs()) : OptionalDouble.empty());
        return json;
    }

    private static void addServer(JsonObject json, Figures figures) {
        for (Counter counter : Counter.values()) {
            add(json, counter.id(), figures.count(counter));
        }
        add(json, "hit_ratio", figures.hitRatio());
        add(json, "byte_hit_ratio", figures.byteHitRatio());
        add(json, "peak_cache_bytes", figures.peakCacheBytes());
        add(json, "peak_rss_bytes", figures.peakResidentBytes());
        add(json, "threads_peak", figures.threadsPeak());
        add(json, "server_cpu_s", figures.cpuSeconds());
    }
}
