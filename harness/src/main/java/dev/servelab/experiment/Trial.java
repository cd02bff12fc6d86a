package dev.servelab.experiment;

import com.google.gson.JsonObject;
import dev.servelab.load.ClosedLoop;
import dev.servelab.load.IntervalLog;
import dev.servelab.load.Window;
import java.io.IOException;

/**
 * One trial: warm-up, counters, window, counters. The warm-up ends before the window begins, and
 * the window's requests end before its counters are read, so both sides count the same requests.
 */
final class Trial {
    private final ExperimentPlan plan;
    private final ClosedLoop loop;

    Trial(ExperimentPlan plan, ClosedLoop loop) {
        this.plan = plan;
        this.loop = loop;
    }

    /** Loads a server as the warm-up does. {@code round} 0 is the rehearsal. */
    void warmUp(ServerProcess server, int round) throws IOException, InterruptedException {
        if (!plan.warmUp().isZero()) {
            try (IntervalLog nobodyReads = IntervalLog.none()) {
                loop.run(server.address(), plan.warmUp(), plan.seed(), 2L * round, nobodyReads);
            }
        }
    }

    /** Every variant of a round is asked for the same files by the same clients. */
    TrialResult run(ServerProcess server, Variant variant, int round, int position,
            IntervalLog log) throws IOException, InterruptedException {
        warmUp(server, round);
        log.window("round " + round + ", trial " + position + " of the round");
        ServerCounters before = ServerCounters.of(server.stats());
        ResourceSampler sampler = ResourceSampler.start(server);
        Window window = loop.run(server.address(), plan.window(), plan.seed(), 2L * round + 1,
                log);
        JsonObject stats = server.stats();
        return new TrialResult(round, position, variant, window,
                ServerCounters.of(stats).since(before),
                ServerCounters.field(stats, "peak_cache_bytes"), sampler.stop());
    }
}
