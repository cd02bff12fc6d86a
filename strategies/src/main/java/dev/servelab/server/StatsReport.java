package dev.servelab.server;

import com.google.gson.JsonObject;
import dev.servelab.cache.CacheStats;
import dev.servelab.front.FileListing;
import dev.servelab.front.FrontCounters;
import dev.servelab.record.RecordingState;
import java.util.concurrent.TimeUnit;

/** STATS: one JSON object, with the names of {@code result.json} where it has them. */
final class StatsReport {
    private StatsReport() {}

    static JsonObject of(FileServer server, FileListing listing, long uptimeNanos) {
        JsonObject stats = new JsonObject();
        stats.addProperty("version", Version.current());
        stats.addProperty("strategy", server.settings().strategy().toString());
        stats.addProperty("policy", server.settings().cache().spec().toString());
        stats.addProperty("policy_broken", server.cache().brokenPolicy());
        stats.addProperty("file_io", server.settings().fileIo().toString());
        stats.addProperty("send", server.settings().cache().send().toString());
        stats.addProperty("disk", server.settings().disk().toString());
        stats.addProperty("disk_on", server.isDeclaredDiskOn());
        stats.addProperty("uptime_s", TimeUnit.NANOSECONDS.toMillis(uptimeNanos) / 1000.0);
        addCache(stats, server.cache().stats(), server.settings().cache().budgetBytes());
        addRecording(stats, server.settings().cache().log().state());
        addConnections(stats, server.connectionStats(), server.fronts().counters());
        stats.addProperty("unlistable", listing.unlistable());
        stats.addProperty("resolution", server.directory().resolution().id());
        stats.addProperty("change_time_known",
                server.directory().resolution().changeTimeKnown());
        return stats;
    }

    private static void addCache(JsonObject stats, CacheStats cache, long budgetBytes) {
        stats.addProperty("hits", cache.hits());
        stats.addProperty("shared_misses", cache.sharedMisses());
        stats.addProperty("misses", cache.misses());
        stats.addProperty("bypasses", cache.bypasses());
        stats.addProperty("hit_ratio", cache.hitRatio());
        stats.addProperty("byte_hit_ratio", cache.byteHitRatio());
        stats.addProperty("dooms", cache.dooms());
        stats.addProperty("evictions", cache.evictions());
        stats.addProperty("passed_over", cache.passedOver());
        stats.addProperty("stale", cache.stale());
        stats.addProperty("disk_reads", cache.diskReads());
        stats.addProperty("bytes_requested", cache.bytesRequested());
        stats.addProperty("bytes_hit", cache.bytesHit());
        stats.addProperty("bytes_past_cache", cache.bytesPastCache());
        stats.addProperty("cache_bytes", budgetBytes);
        stats.addProperty("loading_bytes", cache.loadingBytes());
        stats.addProperty("cached_bytes", cache.cachedBytes());
        stats.addProperty("doomed_bytes", cache.doomedBytes());
        stats.addProperty("stream_bytes", cache.streamBytes());
        stats.addProperty("peak_cache_bytes", cache.peakBytes());
        stats.addProperty("pins", cache.pins());
        stats.addProperty("entries", cache.entries());
    }

    private static void addRecording(JsonObject stats, RecordingState recording) {
        stats.addProperty("recording", recording.phase().id());
        stats.addProperty("recorded_requests", recording.requests());
        stats.addProperty("recorded_bytes", recording.bytes());
    }

    private static void addConnections(JsonObject stats, ConnectionStats connections,
            FrontCounters counters) {
        stats.addProperty("connections", connections.open());
        stats.addProperty("accepted", connections.accepted());
        stats.addProperty("refused", connections.refused());
        stats.addProperty("http_requests", counters.httpRequests.sum());
        stats.addProperty("timeouts", counters.timeouts.sum());
        stats.addProperty("aborted", counters.aborted.sum());
        stats.addProperty("bytes_sent", counters.bytesSent.sum());
    }
}
