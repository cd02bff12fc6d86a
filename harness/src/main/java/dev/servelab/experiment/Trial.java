package dev.servelab.experiment;

import com.google.gson.JsonObject;
import dev.servelab.load.IntervalLog;
import dev.servelab.load.LoadGenerator;
import dev.servelab.load.LoadRun;
import dev.servelab.load.Target;
import dev.servelab.load.Window;
import dev.servelab.time.Clock;
import dev.servelab.workload.Workload;
import java.io.IOException;

/**
 * One trial: warm-up, counters, window, counters. The warm-up ends before the window begins, and
 * the window's requests end before its counters are read, so both sides count the same requests.
 */
final class Trial {
    private final ExperimentPlan plan;
    private final Workload workload;

    Trial(ExperimentPlan plan, Workload workload) {
        this.plan = plan;
        this.workload = workload;
    }

    /** Loads a server as the warm-up does. {@code round} 0 is the rehearsal. */
    void warmUp(ServerProcess server, int round) throws IOException, InterruptedException {
        try (LoadRun load = load(server)) {
            warmUp(load, round);
        }
    }

    private void warmUp(LoadRun load, int round) throws IOException, InterruptedException {
        if (!plan.warmUp().isZero()) {
            try (IntervalLog nobodyReads = IntervalLog.none()) {
                load.run(plan.warmUp(), plan.seed(), 2L * round, nobodyReads);
            }
        }
    }

    /** Every variant of a round is asked for the same files by the same clients. */
    TrialResult run(ServerProcess server, Variant variant, int round, int position,
            IntervalLog log) throws IOException, InterruptedException {
        try (LoadRun load = load(server)) {
            warmUp(load, round);
            log.window("round " + round + ", trial " + position + " of the round");
            ServerCounters before = ServerCounters.of(server.stats());
            ResourceSampler sampler = ResourceSampler.start(server);
            Window window = load.run(plan.window(), plan.seed(), 2L * round + 1, log);
            JsonObject stats = server.stats();
            return new TrialResult(round, position, variant, window,
                    ServerCounters.of(stats).since(before),
                    ServerCounters.field(stats, "peak_cache_bytes"), sampler.stop());
        }
    }

    private LoadRun load(ServerProcess server) {
        return new LoadGenerator(Target.nativeWire(server.address()), plan.load(), workload,
                Clock.SYSTEM);
    }
}
