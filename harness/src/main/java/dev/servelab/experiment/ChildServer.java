package dev.servelab.experiment;

import com.google.gson.JsonObject;
import dev.servelab.fairness.Activity;
import dev.servelab.fairness.Limits;
import dev.servelab.fairness.Observation;
import dev.servelab.load.Target;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** A fresh server of ours, which tells all that it knows. */
final class ChildServer implements MeasuredServer {
    private final ServerProcess process;

    ChildServer(ServerProcess process) {
        this.process = process;
    }

    @Override
    public Target target() {
        return Target.nativeWire(process.address());
    }

    @Override
    public Watch watch() throws IOException, InterruptedException {
        // From here on the server's telemetry is the window's as well: it is told once.
        ServerCounters before = ServerCounters.of(process.stats());
        ResourceSampler sampler = ResourceSampler.start(process);
        Observation began = Observation.now(process.handle());
        return () -> {
            Activity activity = Observation.now(process.handle()).since(began);
            JsonObject stats = process.stats();
            return new Watched(Optional.of(ServerCounters.of(stats).since(before)),
                    OptionalLong.of(ServerCounters.field(stats, "peak_cache_bytes")),
                    sampler.stop(), Optional.of(ServerSide.of(stats)), activity,
                    Limits.of(process.handle()));
        };
    }

    @Override
    public void declaredDisk(boolean on) throws IOException, InterruptedException {
        process.ask(on ? "disk on" : "disk off", "switch its declared disk");
    }

    @Override
    public CacheLevel cacheLevel() throws IOException, InterruptedException {
        JsonObject stats = process.stats();
        ServerCounters counters = ServerCounters.of(stats);
        return new CacheLevel(counters.get(Counter.BYTES_REQUESTED)
                - counters.get(Counter.BYTES_HIT) - counters.get(Counter.BYTES_PAST_CACHE),
                ServerCounters.field(stats, "cached_bytes"));
    }

    @Override
    public void close() {
        process.close();
    }
}
