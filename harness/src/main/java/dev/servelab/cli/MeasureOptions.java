package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.experiment.ExperimentPlan;
import dev.servelab.experiment.Factor;
import dev.servelab.experiment.FileSource;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.LoadPlan;
import dev.servelab.experiment.Scene;
import dev.servelab.experiment.Trials;
import dev.servelab.experiment.WarmUp;
import dev.servelab.front.RequestLog;
import dev.servelab.load.Connections;
import dev.servelab.load.Loop;
import dev.servelab.server.StrategySpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How {@code bench} and {@code compare} measure, and where the result goes. */
final class MeasureOptions {
    private static final int MOST_CLIENTS = 10_000;
    private static final int MOST_TRIALS = 1_000;
    private static final HostPort ANY_PORT = new HostPort("127.0.0.1", 0);

    @Parameters(arity = "0..1", paramLabel = "DIRECTORY",
            description = "Folder to serve. Default: 256 MiB of seeded files of mixed sizes.")
    private @Nullable Path directory;

    @Option(names = {"-c", "--clients"}, paramLabel = "N",
            description = "Clients, each with one request outstanding. Default: 16")
    private int clients = 16;

    @Option(names = {"-d", "--duration"}, paramLabel = "T", converter = DurationConverter.class,
            description = "Time measured in each trial. Default: 2500ms")
    private Duration duration = Duration.ofMillis(2_500);

    @Option(names = "--warmup", paramLabel = "T", converter = DurationConverter.class,
            description = "The same load before it, not counted. Default: 1s")
    private Duration warmUp = Duration.ofSeconds(1);

    @Option(names = "--connections", paramLabel = "HOW",
            converter = CatalogueConverters.OfConnections.class,
            description = "per-request or keep-alive. Default: per-request")
    private Connections connections = Connections.PER_REQUEST;

    @Option(names = "--seed", paramLabel = "N",
            description = "Of the files, of who asks for what, of the order. Default: 1")
    private long seed = 1;

    @Option(names = {"-o", "--out"}, paramLabel = "FOLDER",
            description = "Folder of the result. Default: servelab-results/<time>")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print what result.json holds.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** Where the result is to go; null for a folder named by the time. */
    @Nullable
    Path out() {
        return out;
    }

    /** @throws CommandFailure if any server of the plan would not start for its options */
    ExperimentPlan plan(List<StrategySpec> strategies, List<CacheSpec> policies, int trials,
            TuningOptions server) throws CommandFailure {
        checkWithin(clients, MOST_CLIENTS, "--clients");
        checkWithin(trials, MOST_TRIALS, "--trials");
        if (duration.isZero()) {
            throw CommandFailure.usage("--duration must be more than 0");
        }
        if (directory != null && !Files.isDirectory(directory)) {
            throw new CommandFailure(ExitStatus.LOCAL_FILE, directory
                    + (Files.exists(directory) ? ": not a folder" : ": no such folder"));
        }
        for (StrategySpec strategy : strategies) {
            for (CacheSpec policy : policies) {
                server.settings(strategy, policy, ANY_PORT, Path.of("."), RequestLog.NONE);
            }
        }
        LoadPlan load = LoadPlan.of(new Loop.Closed(clients), connections);
        Scene scene = new Scene("one", "", "",
                Map.of(Factor.STRATEGY, levels(strategies), Factor.POLICY, levels(policies)), load,
                Scene.DEFAULT_ZIPF_EXPONENT, files(), new WarmUp.SameLoad(warmUp), duration,
                Trials.of(trials), server.arguments());
        return new ExperimentPlan(List.of(scene), seed);
    }

    private FileSource files() {
        return directory == null
                ? new FileSource.Generated(Scene.DEFAULT_GENERATED_BYTES)
                : new FileSource.Directory(directory);
    }

    /** Specs print their full names. */
    private static List<Level> levels(List<?> specs) {
        return Level.of(specs.stream().map(String::valueOf).toList());
    }

    private static void checkWithin(int number, int most, String option) throws CommandFailure {
        if (number < 1 || number > most) {
            throw CommandFailure.usage(option + " must be 1 to " + most);
        }
    }
}
