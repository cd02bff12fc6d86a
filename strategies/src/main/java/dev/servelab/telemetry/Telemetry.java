package dev.servelab.telemetry;

import com.google.gson.JsonObject;
import dev.servelab.time.Clock;

/**
 * All that one server knows of itself beside its counters. Runs from its making until it is closed.
 * Thread-safe.
 */
public final class Telemetry implements AutoCloseable {
    private final RequestTimes times;
    private final Canary canary;
    private final ContextSwitches switches = new ContextSwitches();
    private final JvmFigures jvm = new JvmFigures();

    private Telemetry(Clock clock) {
        this.times = new RequestTimes(clock);
        this.canary = new Canary(clock);
    }

    /** Begins, the canary at once. */
    public static Telemetry start(Clock clock) {
        Telemetry telemetry = new Telemetry(clock);
        // Now, because a server that has run out of descriptors could not load the classes for it.
        telemetry.take();
        return telemetry;
    }

    /** What times the server's requests. */
    public Timing timing() {
        return times;
    }

    /**
     * What was recorded since the last call, the facts of the JVM apart. Histograms are written as
     * {@link HistogramText} does.
     */
    public JsonObject take() {
        JsonObject telemetry = new JsonObject();
        telemetry.addProperty("canary_us", HistogramText.encode(canary.take()));
        JsonObject requests = new JsonObject();
        times.take().forEach((kind, sums) -> requests.add(kind.id(), json(sums)));
        telemetry.add("requests", requests);
        switches.takeInto(telemetry);
        jvm.takeInto(telemetry);
        telemetry.add("jvm", jvm.facts());
        return telemetry;
    }

    @Override
    public void close() {
        canary.close();
    }

    private static JsonObject json(KindTimes sums) {
        JsonObject json = new JsonObject();
        json.addProperty("total_us", HistogramText.encode(sums.totalUs()));
        json.addProperty("total_ns", sums.totalNanos());
        sums.partNanos().forEach((part, nanos) -> json.addProperty(part.id() + "_ns", nanos));
        return json;
    }
}
