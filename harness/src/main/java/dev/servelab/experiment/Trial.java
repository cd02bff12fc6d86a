package dev.servelab.experiment;

import dev.servelab.load.IntervalLog;
import dev.servelab.load.LoadGenerator;
import dev.servelab.load.LoadRun;
import dev.servelab.load.SceneryCounts;
import dev.servelab.load.Window;
import dev.servelab.time.Clock;
import dev.servelab.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * One trial: warm-up, scenery, counters, window, counters. The warm-up ends before the window
 * begins, and the window's requests end before its counters are read, so both sides count the same
 * requests.
 */
final class Trial {
    /** Longer than this nobody waits for a generator to be warm. */
    private static final Duration REHEARSAL = Duration.ofSeconds(2);

    private final Scene scene;
    private final ServedFiles files;
    private final Processors processors;
    private final long seed;

    Trial(Scene scene, ServedFiles files, Processors processors, long seed) {
        this.scene = scene;
        this.files = files;
        this.processors = processors;
        this.seed = seed;
    }

    /** Loads a server as a trial does, and counts nothing. */
    void rehearse(MeasuredServer server, Variant variant)
            throws IOException, InterruptedException {
        try (LoadRun load = load(server, variant);
                IntervalLog nobodyReads = IntervalLog.none()) {
            warmUp(load, server, 0);
            Duration length = scene.window().compareTo(REHEARSAL) < 0
                    ? scene.window()
                    : REHEARSAL;
            load.run(length, seed, 1, nobodyReads);
        }
    }

    /** Every variant of a round is asked for the same files by the same clients. */
    TrialResult run(MeasuredServer server, Variant variant, int round, int position,
            SceneLogs logs) throws IOException, InterruptedException {
        try (LoadRun load = load(server, variant)) {
            List<Window> warmUp = warmUp(load, server, round);
            load.startScenery(seed + round);
            logs.window(variant, round, position);
            MeasuredServer.Watch watch = server.watch();
            Window window = load.run(scene.window(), seed, 2L * round + 1,
                    logs.intervals(variant), logs.requests());
            Watched watched = watch.end();
            SceneryCounts scenery = load.stopScenery();
            return new TrialResult(round, position, variant, window, scenery,
                    watched.counters(), watched.peakCacheBytes(), watched.resources(),
                    watched.side(), Steady.of(warmUp, window),
                    new Judge(scene, processors).judge(window, scenery, watched));
        }
    }

    /** Returns what was like the window itself. */
    private List<Window> warmUp(LoadRun load, MeasuredServer server, int round)
            throws IOException, InterruptedException {
        if (scene.warmUp().isNone()) {
            return List.of();
        }
        switch (scene.warmUp()) {
            case WarmUp.SameLoad same -> {
                try (IntervalLog nobodyReads = IntervalLog.none()) {
                    return List.of(load.run(same.length(), seed, 2L * round, nobodyReads));
                }
            }
            case WarmUp.FillCache fill -> {
                new CacheFill(fill, server, workload(fill.clients()), seed).run(round);
                return List.of();
            }
        }
    }

    private LoadRun load(MeasuredServer server, Variant variant) throws IOException {
        LoadPlan plan = scene.load(variant);
        return new LoadGenerator(server.target(), plan.settings(files.files()),
                workload(plan.streams()), Clock.SYSTEM);
    }

    private Workload workload(int clients) throws IOException {
        return scene.workload().over(files.files(), seed, clients);
    }
}
