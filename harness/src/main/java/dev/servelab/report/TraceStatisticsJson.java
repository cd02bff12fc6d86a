package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.servelab.trace.TraceStatistics;
import dev.servelab.trace.TraceStatistics.Popularity;
import dev.servelab.trace.TraceStatistics.Reuse;
import dev.servelab.trace.TraceStatistics.Sizes;

/** What a trace is like, as JSON; docs/traces.md says what each field is. */
final class TraceStatisticsJson {
    private TraceStatisticsJson() {}

    static JsonObject of(TraceStatistics statistics) {
        JsonObject json = new JsonObject();
        json.addProperty("requests", statistics.requests());
        json.addProperty("skipped", statistics.skipped());
        json.addProperty("objects", statistics.objects());
        json.addProperty("objects_once", statistics.objectsOnce());
        json.addProperty("bytes_requested", statistics.bytesRequested());
        json.addProperty("bytes_distinct", statistics.bytesDistinct());
        json.addProperty("has_sizes", statistics.hasSizes());
        json.add("popularity", popularity(statistics.popularity()));
        json.add("reuse_distance", reuse(statistics.reuse()));
        json.add("object_bytes", sizes(statistics.sizes()));
        json.addProperty("sampled_share", statistics.sampledShare());
        return json;
    }

    private static JsonObject popularity(Popularity popularity) {
        JsonObject json = new JsonObject();
        Values.add(json, "top_ten_share", popularity.topTenShare());
        Values.add(json, "top_percent_share", popularity.topPercentShare());
        Values.add(json, "zipf_exponent", popularity.zipf().exponent());
        Values.add(json, "zipf_fit", popularity.zipf().fit());
        return json;
    }

    private static JsonObject reuse(Reuse reuse) {
        JsonObject json = new JsonObject();
        json.addProperty("first_requests", reuse.firstRequests());
        Values.add(json, "p50", reuse.p50());
        Values.add(json, "p90", reuse.p90());
        Values.add(json, "p99", reuse.p99());
        JsonArray counts = new JsonArray();
        reuse.counts().forEach(each -> {
            JsonObject count = new JsonObject();
            count.addProperty("from", each.from());
            count.addProperty("below", each.below());
            count.addProperty("requests", each.requests());
            counts.add(count);
        });
        json.add("counts", counts);
        return json;
    }

    private static JsonObject sizes(Sizes sizes) {
        JsonObject json = new JsonObject();
        Values.add(json, "mean", sizes.mean());
        json.addProperty("p50", sizes.p50());
        json.addProperty("p90", sizes.p90());
        json.addProperty("p99", sizes.p99());
        json.addProperty("max", sizes.max());
        return json;
    }
}
