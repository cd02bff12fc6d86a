package dev.servelab.experiment;

import dev.servelab.load.Connections;
import dev.servelab.load.IntervalLog;
import dev.servelab.load.LoadGenerator;
import dev.servelab.load.LoadRun;
import dev.servelab.load.LoadSettings;
import dev.servelab.load.Loop;
import dev.servelab.time.Clock;
import dev.servelab.workload.Workload;
import java.io.IOException;
import java.time.Duration;

/** Carries out {@link WarmUp.FillCache}: slice after slice of load, until enough was evicted. */
final class CacheFill {
    /** Between two looks at how far it has come. */
    private static final Duration SLICE = Duration.ofMillis(100);

    private final WarmUp.FillCache fill;
    private final MeasuredServer server;
    private final Workload workload;
    private final long seed;

    CacheFill(WarmUp.FillCache fill, MeasuredServer server, Workload workload, long seed) {
        this.fill = fill;
        this.server = server;
        this.workload = workload;
        this.seed = seed;
    }

    /** Every variant of a round is filled with the same requests, as far as it needs them. */
    void run(int round) throws IOException, InterruptedException {
        LoadSettings settings = LoadSettings.of(new Loop.Closed(fill.clients()),
                Connections.KEEP_ALIVE);
        server.declaredDisk(false);
        try (LoadRun load = new LoadGenerator(server.target(), settings, workload, Clock.SYSTEM);
                IntervalLog nobodyReads = IntervalLog.none()) {
            long slices = fill.most().dividedBy(SLICE);
            for (long slice = 0; slice < slices
                    && server.cacheLevel().evictedBytes() < fill.cacheBytes(); slice++) {
                load.run(SLICE, seed, -(round * slices + slice) - 1, nobodyReads);
            }
        } finally {
            server.declaredDisk(true);
        }
    }
}
