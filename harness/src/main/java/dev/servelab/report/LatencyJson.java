package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.servelab.experiment.Latencies;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** A histogram of microseconds as its percentiles, with null where one may not be said. */
final class LatencyJson {
    /** Dense where the tail is, as the axis of such a curve is. */
    private static final double[] CURVE = {1, 5, 10, 20, 30, 40, 50, 60, 70, 75, 80, 85, 90, 92.5,
            95, 96, 97, 98, 98.5, 99, 99.3, 99.5, 99.7, 99.8, 99.9, 99.93, 99.95, 99.97, 99.98,
            99.99, 99.995, 99.999};

    private LatencyJson() {}

    /**
     * The percentiles.
     *
     * @param told false where they would be about others than those who had no answer
     * @param curve whether the whole curve is wanted
     */
    static JsonObject of(Histogram histogramUs, boolean told, boolean curve) {
        Latencies latencies = new Latencies(told ? histogramUs : new Histogram(1));
        JsonObject json = new JsonObject();
        json.addProperty("count", histogramUs.getTotalCount());
        Values.add(json, "p50", latencies.percentileUs(50));
        Values.add(json, "p90", latencies.percentileUs(90));
        Values.add(json, "p99", latencies.percentileUs(99));
        Values.add(json, "p99_9", latencies.percentileUs(99.9));
        Values.add(json, "max", latencies.maxUs());
        Values.add(json, "mean", latencies.meanUs());
        if (curve) {
            json.add("curve", curve(latencies));
        }
        return json;
    }

    private static JsonArray curve(Latencies latencies) {
        JsonArray points = new JsonArray();
        for (double percent : CURVE) {
            OptionalLong us = latencies.percentileUs(percent);
            if (us.isPresent()) {
                JsonArray point = new JsonArray();
                point.add(percent);
                point.add(us.getAsLong());
                points.add(point);
            }
        }
        return points;
    }
}
