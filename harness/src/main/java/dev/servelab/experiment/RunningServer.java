package dev.servelab.experiment;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.servelab.fairness.Activity;
import dev.servelab.fairness.Limits;
import dev.servelab.fairness.Observation;
import dev.servelab.load.Target;
import dev.servelab.protocol.FileClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A server that somebody else started. One that speaks our wire is asked for STATS like any client
 * would ask, on the port under test: if it does not answer, its counters are not known.
 */
final class RunningServer implements MeasuredServer {
    private static final Duration STATS_LIMIT = Duration.ofSeconds(2);

    private final Target target;

    RunningServer(Target target) {
        this.target = target;
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public Watch watch() {
        Optional<JsonObject> before = stats();
        NetworkCounters networkBefore = NetworkCounters.now();
        Observation began = Observation.now();
        return () -> {
            Activity activity = Observation.now().since(began);
            NetworkCounters network = NetworkCounters.now().since(networkBefore);
            return watched(before, stats(), network, activity);
        };
    }

    private static Watched watched(Optional<JsonObject> before, Optional<JsonObject> after,
            NetworkCounters network, Activity activity) throws ServerFailure {
        boolean known = before.isPresent() && after.isPresent();
        return new Watched(
                known
                        ? Optional.of(ServerCounters.of(after.get())
                                .since(ServerCounters.of(before.get())))
                        : Optional.empty(),
                known
                        ? OptionalLong.of(ServerCounters.field(after.get(), "peak_cache_bytes"))
                        : OptionalLong.empty(),
                ResourceUse.unknown(network), Optional.empty(), activity, Limits.ofGenerator());
    }

    private Optional<JsonObject> stats() {
        if (!target.protocol().equals("native")) {
            return Optional.empty();
        }
        try (FileClient client = FileClient.connect(target.address(), STATS_LIMIT)) {
            return Optional.of(JsonParser.parseString(client.stats()).getAsJsonObject());
        } catch (IOException | JsonParseException | IllegalStateException notAnswered) {
            return Optional.empty();
        }
    }

    @Override
    public void declaredDisk(boolean on) {
        throw new UnsupportedOperationException("only a server of ours has a declared disk");
    }

    @Override
    public CacheLevel cacheLevel() {
        throw new UnsupportedOperationException("only a server of ours is filled");
    }

    /** It goes on. */
    @Override
    public void close() {}
}
