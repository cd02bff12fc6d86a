package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.servelab.experiment.Counter;
import dev.servelab.experiment.Figures;
import dev.servelab.experiment.NetworkCounters;
import dev.servelab.experiment.ResourceUse;
import dev.servelab.experiment.ServerSide;
import dev.servelab.experiment.TrialResult;
import dev.servelab.load.Generator;
import dev.servelab.load.SceneryCounts;
import dev.servelab.load.Timings;
import dev.servelab.statistics.GeometricMean;
import dev.servelab.telemetry.Kind;
import dev.servelab.telemetry.KindTimes;
import dev.servelab.telemetry.Part;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** The fields that a trial, a variant and a level have in common. */
final class FiguresJson {
    private final Figures figures;
    private final boolean curves;
    private final JsonObject json;

    private FiguresJson(Figures figures, boolean curves, JsonObject json) {
        this.figures = figures;
        this.curves = curves;
        this.json = json;
    }

    /**
     * Adds them to {@code json}, what is not known as null.
     *
     * @param curves whether latencies have their curves
     */
    static void addTo(JsonObject json, Figures figures, boolean curves) {
        FiguresJson all = new FiguresJson(figures, curves, json);
        all.addRequests();
        all.addTimings();
        all.addServerTimes();
        all.addCache();
        all.addProcess();
        all.addScenery();
        all.addGenerator();
    }

    private void addRequests() {
        json.addProperty("issued", figures.issued());
        json.addProperty("ok", figures.ok());
        JsonObject errors = new JsonObject();
        figures.errors().forEach((error, count) -> errors.addProperty(error.id(), count));
        json.add("errors", errors);
        json.addProperty("unanswered", figures.unanswered());
        json.addProperty("starved_clients", figures.starvedClients());
        json.addProperty("no_answer", figures.noAnswer());
        json.addProperty("ok_bytes", figures.okBytes());
        json.add("throughput_per_s", throughput());
    }

    private JsonObject throughput() {
        GeometricMean mean = GeometricMean.of(figures.trials().stream()
                .mapToDouble(TrialResult::throughputPerSec).toArray());
        JsonObject json = new JsonObject();
        Values.add(json, "median", figures.throughputMedian());
        Values.add(json, "geometric_mean", mean.value());
        Values.add(json, "low", mean.hasInterval() ? mean.low() : Double.NaN);
        Values.add(json, "high", mean.hasInterval() ? mean.high() : Double.NaN);
        return json;
    }

    private void addTimings() {
        Timings timings = figures.timings();
        boolean told = !figures.noAnswer();
        json.add("latency_us", LatencyJson.of(timings.latencyUs(), told, curves));
        json.add("send_latency_us", LatencyJson.of(timings.sendLatencyUs(), told, curves));
        json.add("lateness_us", LatencyJson.of(timings.latenessUs(), true, false));
        json.add("connect_us", LatencyJson.of(timings.connectUs(), true, false));
        json.add("first_byte_us", LatencyJson.of(timings.firstByteUs(), told, false));
        json.add("body_us", LatencyJson.of(timings.bodyUs(), told, false));
    }

    private void addServerTimes() {
        Optional<ServerSide> server = figures.server();
        JsonObject times = new JsonObject();
        JsonArray breakdown = new JsonArray();
        for (Kind kind : Kind.values()) {
            KindTimes ofKind = server.map(side -> side.times(kind)).orElse(KindTimes.none());
            times.add(kind.id(), LatencyJson.of(ofKind.totalUs(), true, curves));
            if (ofKind.count() > 0) {
                breakdown.add(breakdown(kind, ofKind));
            }
        }
        json.add("server_time_us", times);
        json.add("hit_latency_us", latency(server, Kind.HIT));
        json.add("miss_latency_us", latency(server, Kind.MISS));
        json.add("breakdown", breakdown);
        json.add("canary_us", LatencyJson.of(
                server.map(ServerSide::canaryUs).orElse(new Histogram(3)), true, false));
    }

    private static JsonObject latency(Optional<ServerSide> server, Kind kind) {
        return LatencyJson.of(server.map(side -> side.times(kind).totalUs())
                .orElse(new Histogram(3)), true, false);
    }

    private static JsonObject breakdown(Kind kind, KindTimes times) {
        JsonObject mean = new JsonObject();
        for (Part part : Part.values()) {
            Values.add(mean, part.id(), times.meanUs(part));
        }
        Values.add(mean, "total", times.meanUs());
        JsonObject json = new JsonObject();
        json.addProperty("outcome", kind.id());
        json.addProperty("count", times.count());
        json.add("mean_us", mean);
        return json;
    }

    private void addCache() {
        for (Counter counter : Counter.values()) {
            Values.add(json, counter.id(), figures.count(counter));
        }
        Values.add(json, "hit_ratio", figures.hitRatio());
        Values.add(json, "byte_hit_ratio", figures.byteHitRatio());
        Values.add(json, "frozen_ratio", figures.frozenRatio());
        Values.add(json, "peak_cache_bytes", figures.peakCacheBytes());
    }

    private void addProcess() {
        Values.add(json, "peak_rss_bytes", figures.peakResidentBytes());
        Values.add(json, "threads_peak", figures.threadsPeak());
        Values.add(json, "server_cpu_s", figures.cpuSeconds());
        Optional<ServerSide> server = figures.server();
        Values.add(json, "gc_count", server.map(side -> OptionalLong.of(side.gcCount()))
                .orElse(OptionalLong.empty()));
        Values.add(json, "gc_pause_s", server.map(side -> OptionalDouble.of(side.gcPauseS()))
                .orElse(OptionalDouble.empty()));
        Values.add(json, "heap_peak_bytes", server
                .map(side -> OptionalLong.of(side.jvm().heapPeakBytes()))
                .orElse(OptionalLong.empty()));
        Values.add(json, "voluntary_switches", server.map(ServerSide::voluntarySwitches)
                .orElse(OptionalLong.empty()));
        Values.add(json, "involuntary_switches", server.map(ServerSide::involuntarySwitches)
                .orElse(OptionalLong.empty()));
        Values.add(json, "minor_faults", resources(ResourceUse::minorFaults));
        Values.add(json, "major_faults", resources(ResourceUse::majorFaults));
        Values.add(json, "listen_overflows", network(NetworkCounters::listenOverflows));
        Values.add(json, "listen_drops", network(NetworkCounters::listenDrops));
        Values.add(json, "retransmitted_segments",
                network(NetworkCounters::retransmittedSegments));
        Values.add(json, "retransmitted_syns", network(NetworkCounters::retransmittedSyns));
    }

    private OptionalLong network(Function<NetworkCounters, OptionalLong> counter) {
        return resources(use -> counter.apply(use.network()));
    }

    /** The sum over all trials; empty if one of them is not known. */
    private OptionalLong resources(Function<ResourceUse, OptionalLong> figure) {
        List<OptionalLong> all = figures.trials().stream().map(TrialResult::resources).map(figure)
                .toList();
        return all.contains(OptionalLong.empty())
                ? OptionalLong.empty()
                : OptionalLong.of(all.stream().mapToLong(OptionalLong::getAsLong).sum());
    }

    private void addScenery() {
        List<SceneryCounts> all = figures.trials().stream().map(TrialResult::scenery).toList();
        JsonObject scenery = new JsonObject();
        scenery.addProperty("clients",
                all.stream().mapToInt(SceneryCounts::clients).max().orElse(0));
        scenery.addProperty("transfers", all.stream().mapToLong(SceneryCounts::transfers).sum());
        scenery.addProperty("bytes", all.stream().mapToLong(SceneryCounts::bytes).sum());
        scenery.addProperty("failed", all.stream().mapToLong(SceneryCounts::failed).sum());
        scenery.addProperty("pins_lost", all.stream().mapToLong(SceneryCounts::pinsLost).sum());
        json.add("scenery", scenery);
    }

    private void addGenerator() {
        List<Generator> all = figures.trials().stream().map(trial -> trial.window().generator())
                .toList();
        JsonObject generator = new JsonObject();
        generator.addProperty("connections_peak",
                all.stream().mapToInt(Generator::connectionsPeak).max().orElse(0));
        generator.addProperty("capped", all.stream().mapToLong(Generator::capped).sum());
        Values.add(generator, "cpu_s", all.stream().mapToDouble(Generator::cpuS).sum());
        Values.add(generator, "gc_pause_s", all.stream().mapToDouble(Generator::gcPauseS).sum());
        generator.addProperty("requests_lost",
                all.stream().mapToLong(Generator::requestsLost).sum());
        json.add("generator", generator);
    }
}
