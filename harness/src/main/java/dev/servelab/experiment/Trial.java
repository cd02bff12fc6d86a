package dev.servelab.experiment;

import com.google.gson.JsonObject;
import dev.servelab.load.ClosedLoop;
import dev.servelab.load.Connections;
import dev.servelab.load.IntervalLog;
import dev.servelab.load.LoadSettings;
import dev.servelab.load.Window;
import dev.servelab.time.Clock;
import dev.servelab.workload.Workload;
import java.io.IOException;
import java.time.Duration;

/**
 * One trial: warm-up, counters, window, counters. The warm-up ends before the window begins, and
 * the window's requests end before its counters are read, so both sides count the same requests.
 */
final class Trial {
    /** Between two looks at how far the filling of a cache has come. */
    private static final Duration SLICE = Duration.ofMillis(250);

    private final Scene scene;
    private final long seed;
    private final Workload workload;
    private final ClosedLoop loop;

    Trial(Scene scene, Workload workload, long seed) {
        this.scene = scene;
        this.workload = workload;
        this.seed = seed;
        this.loop = new ClosedLoop(scene.load(), workload, Clock.SYSTEM);
    }

    /** Loads a server as the warm-up does. {@code round} 0 is the rehearsal. */
    void warmUp(ServerProcess server, int round) throws IOException, InterruptedException {
        switch (scene.warmUp()) {
            case WarmUp.SameLoad same -> {
                if (!same.length().isZero()) {
                    try (IntervalLog nobodyReads = IntervalLog.none()) {
                        loop.run(server.address(), same.length(), seed, 2L * round, nobodyReads);
                    }
                }
            }
            case WarmUp.FillCache fill -> fill(server, fill, round);
        }
    }

    /** Slice after slice, until as much as the cache can hold has left it again. */
    private void fill(ServerProcess server, WarmUp.FillCache fill, int round)
            throws IOException, InterruptedException {
        LoadSettings filling = new LoadSettings(fill.clients(), Connections.KEEP_ALIVE,
                scene.load().timeout());
        ClosedLoop loop = new ClosedLoop(filling, workload, Clock.SYSTEM);
        long slices = fill.most().dividedBy(SLICE);
        try (IntervalLog nobodyReads = IntervalLog.none()) {
            for (long slice = 0; slice < slices && !filled(server, fill); slice++) {
                loop.run(server.address(), SLICE, seed, -(round * slices + slice) - 1,
                        nobodyReads);
            }
        }
    }

    private static boolean filled(ServerProcess server, WarmUp.FillCache fill)
            throws IOException, InterruptedException {
        JsonObject stats = server.stats();
        ServerCounters counters = ServerCounters.of(stats);
        long loaded = counters.get(Counter.BYTES_REQUESTED) - counters.get(Counter.BYTES_HIT)
                - counters.get(Counter.BYTES_PAST_CACHE);
        long evicted = loaded - ServerCounters.field(stats, "cached_bytes");
        return evicted >= fill.cacheBytes();
    }

    /** Every variant of a round is asked for the same files by the same clients. */
    TrialResult run(ServerProcess server, Variant variant, int round, int position,
            IntervalLog log) throws IOException, InterruptedException {
        warmUp(server, round);
        log.window("round " + round + ", trial " + position + " of the round");
        // From here on the server's telemetry is the window's as well: it is told once.
        ServerCounters before = ServerCounters.of(server.stats());
        ResourceSampler sampler = ResourceSampler.start(server);
        Window window = loop.run(server.address(), scene.window(), seed, 2L * round + 1,
                log);
        JsonObject stats = server.stats();
        return new TrialResult(round, position, variant, window,
                ServerCounters.of(stats).since(before),
                ServerCounters.field(stats, "peak_cache_bytes"), sampler.stop(),
                ServerSide.of(stats));
    }
}
