package dev.servelab.experiment;

import com.google.gson.JsonObject;
import dev.servelab.load.IntervalLog;
import dev.servelab.load.LoadGenerator;
import dev.servelab.load.LoadRun;
import dev.servelab.load.LoadSettings;
import dev.servelab.load.Target;
import dev.servelab.load.Window;
import dev.servelab.time.Clock;
import dev.servelab.workload.Workload;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One trial: warm-up, scenery, counters, window, counters. The warm-up ends before the window
 * begins, and the window's requests end before its counters are read, so both sides count the same
 * requests.
 */
final class Trial {
    private final Scene scene;
    private final ServedFiles files;
    private final Workload workload;
    private final long seed;

    Trial(Scene scene, ServedFiles files, Workload workload, long seed) {
        this.scene = scene;
        this.files = files;
        this.workload = workload;
        this.seed = seed;
    }

    /** Loads a server as the warm-up of a variant does, before the first round. */
    void rehearse(ServerProcess server, Variant variant)
            throws IOException, InterruptedException {
        try (LoadRun load = load(server, variant)) {
            warmUp(load, server, 0);
        }
    }

    /** Every variant of a round is asked for the same files by the same clients. */
    TrialResult run(ServerProcess server, Variant variant, int round, int position,
            IntervalLog log) throws IOException, InterruptedException {
        try (LoadRun load = load(server, variant)) {
            warmUp(load, server, round);
            load.startScenery(seed + round);
            log.window("round " + round + ", trial " + position + " of the round");
            // From here on the server's telemetry is the window's as well: it is told once.
            ServerCounters before = ServerCounters.of(server.stats());
            ResourceSampler sampler = ResourceSampler.start(server);
            Window window = load.run(scene.window(), seed, 2L * round + 1, log);
            JsonObject stats = server.stats();
            return new TrialResult(round, position, variant, window,
                    Optional.of(ServerCounters.of(stats).since(before)),
                    OptionalLong.of(ServerCounters.field(stats, "peak_cache_bytes")),
                    sampler.stop(), Optional.of(ServerSide.of(stats)));
        }
    }

    private void warmUp(LoadRun load, ServerProcess server, int round)
            throws IOException, InterruptedException {
        switch (scene.warmUp()) {
            case WarmUp.SameLoad same -> {
                if (!same.length().isZero()) {
                    try (IntervalLog nobodyReads = IntervalLog.none()) {
                        load.run(same.length(), seed, 2L * round, nobodyReads);
                    }
                }
            }
            case WarmUp.FillCache fill -> new CacheFill(fill, server, workload, seed).run(round);
        }
    }

    private LoadRun load(ServerProcess server, Variant variant) {
        LoadSettings settings = scene.load(variant).settings(files.files());
        return new LoadGenerator(Target.nativeWire(server.address()), settings, workload,
                Clock.SYSTEM);
    }
}
