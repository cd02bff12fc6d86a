package dev.servelab.experiment;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.servelab.telemetry.HistogramText;
import dev.servelab.telemetry.Kind;
import dev.servelab.telemetry.KindTimes;
import dev.servelab.telemetry.Part;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/**
 * What a server knew of itself in a window, beside its counters. Scenery is in it: a server cannot
 * tell slow readers from others.
 *
 * @param canaryUs            how late the canary was, once for each millisecond, microseconds
 * @param times               the server's time for the requests that ended, every kind
 * @param gcCount             garbage collections
 * @param gcPauseS            seconds in which they stopped the program, to the millisecond
 * @param voluntarySwitches   times that one of its threads began to wait; empty where not known
 * @param involuntarySwitches times that one lost its processor to others; empty where not known
 */
public record ServerSide(Histogram canaryUs, Map<Kind, KindTimes> times, long gcCount,
        double gcPauseS, OptionalLong voluntarySwitches, OptionalLong involuntarySwitches,
        JvmFacts jvm) {
    public ServerSide {
        Map<Kind, KindTimes> whole = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            whole.put(kind, times.getOrDefault(kind, KindTimes.none()));
        }
        times = Collections.unmodifiableMap(whole);
    }

    /**
     * Reads what the lifeline answered to {@code stats}.
     *
     * @throws ServerFailure if something is missing or malformed, or the times do not add up
     */
    static ServerSide of(JsonObject stats) throws ServerFailure {
        try {
            return parse(stats.getAsJsonObject("telemetry"));
        } catch (RuntimeException malformed) {
            // Whatever gson and HdrHistogram throw for what they do not understand.
            throw new ServerFailure("the server's telemetry is malformed: "
                    + malformed.getMessage());
        }
    }

    /** What the server knew of requests of that kind. */
    public KindTimes times(Kind kind) {
        return times.getOrDefault(kind, KindTimes.none());
    }

    /** Both together; the JVM's facts are this one's. */
    public ServerSide plus(ServerSide other) {
        Map<Kind, KindTimes> sums = new EnumMap<>(times);
        other.times.forEach((kind, more) -> sums.merge(kind, more, KindTimes::plus));
        Histogram canary = new Histogram(canaryUs.getNumberOfSignificantValueDigits());
        canary.add(canaryUs);
        canary.add(other.canaryUs);
        return new ServerSide(canary, sums, gcCount + other.gcCount, gcPauseS + other.gcPauseS,
                Known.sum(voluntarySwitches, other.voluntarySwitches),
                Known.sum(involuntarySwitches, other.involuntarySwitches),
                jvm.withPeakOf(other.jvm));
    }

    private static ServerSide parse(JsonObject telemetry) {
        JsonObject requests = telemetry.getAsJsonObject("requests");
        Map<Kind, KindTimes> times = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            times.put(kind, times(requests.getAsJsonObject(kind.id())));
        }
        return new ServerSide(histogram(telemetry, "canary_us"), times,
                telemetry.get("gc_count").getAsLong(), telemetry.get("gc_pause_s").getAsDouble(),
                optional(telemetry, "voluntary_switches"),
                optional(telemetry, "involuntary_switches"),
                jvm(telemetry.getAsJsonObject("jvm")));
    }

    private static KindTimes times(JsonObject sums) {
        Map<Part, Long> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, sums.get(part.id() + "_ns").getAsLong());
        }
        return new KindTimes(histogram(sums, "total_us"), sums.get("total_ns").getAsLong(), parts);
    }

    private static JvmFacts jvm(JsonObject jvm) {
        return new JvmFacts(jvm.get("version").getAsString(),
                strings(jvm.getAsJsonArray("arguments")),
                strings(jvm.getAsJsonArray("collectors")), jvm.get("processors").getAsInt(),
                jvm.get("heap_peak_bytes").getAsLong());
    }

    private static Histogram histogram(JsonObject object, String name) {
        return HistogramText.decode(object.get(name).getAsString());
    }

    private static List<String> strings(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }

    private static OptionalLong optional(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value.getAsLong());
    }
}
