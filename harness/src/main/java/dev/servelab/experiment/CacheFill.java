package dev.servelab.experiment;

import com.google.gson.JsonObject;
import dev.servelab.load.Connections;
import dev.servelab.load.IntervalLog;
import dev.servelab.load.LoadGenerator;
import dev.servelab.load.LoadRun;
import dev.servelab.load.LoadSettings;
import dev.servelab.load.Loop;
import dev.servelab.load.Target;
import dev.servelab.time.Clock;
import dev.servelab.workload.Workload;
import java.io.IOException;
import java.time.Duration;

/** Carries out {@link WarmUp.FillCache}: slice after slice of load, until enough was evicted. */
final class CacheFill {
    /** Between two looks at how far it has come. */
    private static final Duration SLICE = Duration.ofMillis(200);

    private final WarmUp.FillCache fill;
    private final ServerProcess server;
    private final Workload workload;
    private final long seed;

    CacheFill(WarmUp.FillCache fill, ServerProcess server, Workload workload, long seed) {
        this.fill = fill;
        this.server = server;
        this.workload = workload;
        this.seed = seed;
    }

    /** Every variant of a round is filled with the same requests, as far as it needs them. */
    void run(int round) throws IOException, InterruptedException {
        long slices = fill.most().dividedBy(SLICE);
        LoadSettings settings = LoadSettings.of(new Loop.Closed(fill.clients()),
                Connections.KEEP_ALIVE);
        try (LoadRun load = new LoadGenerator(Target.nativeWire(server.address()), settings,
                workload, Clock.SYSTEM); IntervalLog nobodyReads = IntervalLog.none()) {
            for (long slice = 0; slice < slices && !isTurnedOver(); slice++) {
                load.run(SLICE, seed, -(round * slices + slice) - 1, nobodyReads);
            }
        }
    }

    /** What was loaded into the cache is there still, or has been evicted. */
    private boolean isTurnedOver() throws IOException, InterruptedException {
        JsonObject stats = server.stats();
        ServerCounters counters = ServerCounters.of(stats);
        long loadedBytes = counters.get(Counter.BYTES_REQUESTED)
                - counters.get(Counter.BYTES_HIT) - counters.get(Counter.BYTES_PAST_CACHE);
        long evictedBytes = loadedBytes - ServerCounters.field(stats, "cached_bytes");
        return evictedBytes >= fill.cacheBytes();
    }
}
