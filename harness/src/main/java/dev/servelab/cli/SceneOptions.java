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
import dev.servelab.server.StrategySpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One scene as somebody describes it: what is served, by which servers, asked how, how long. */
final class SceneOptions {
    @Parameters(arity = "0..1", paramLabel = "DIRECTORY",
            description = "Folder to serve. Default: seeded files of mixed sizes.")
    private @Nullable Path directory;

    @Mixin
    private final LoadOptions load = new LoadOptions();

    @Option(names = {"-d", "--duration"}, paramLabel = "T", converter = DurationConverter.class,
            description = "Time measured in each trial. Default: 2500ms")
    private Duration duration = Duration.ofMillis(2_500);

    @Option(names = "--warmup", paramLabel = "T", converter = DurationConverter.class,
            description = "The same load before it, not counted. Default: 1s")
    private Duration warmUp = Duration.ofSeconds(1);

    @Mixin
    private final MeasureOptions measure = new MeasureOptions();

    @ArgGroup(validate = false, heading = "%nOptions of the server:%n")
    private final TuningOptions server = new TuningOptions();

    MeasureOptions measure() {
        return measure;
    }

    LoadOptions load() {
        return load;
    }

    TuningOptions server() {
        return server;
    }

    /** Levels of strategies and policies, and of what else differs, as results name them. */
    Map<Factor, List<Level>> factors(List<StrategySpec> strategies, List<CacheSpec> policies) {
        Map<Factor, List<Level>> factors = new EnumMap<>(Factor.class);
        factors.put(Factor.STRATEGY, levels(strategies));
        factors.put(Factor.POLICY, levels(policies));
        if (server.fileIos().size() > 1) {
            factors.put(Factor.FILE_IO, levels(server.fileIos()));
        }
        if (server.sends().size() > 1) {
            factors.put(Factor.SEND, levels(server.sends()));
        }
        return factors;
    }

    /** Specs print their full names. */
    static List<Level> levels(List<?> specs) {
        return Level.of(specs.stream().map(String::valueOf).toList());
    }

    /**
     * A plan of one scene.
     *
     * @param id     the command's name
     * @param asked  in place of the load that the options describe; null for that
     * @param source in place of the files that they describe; null for those
     */
    ExperimentPlan plan(String id, Map<Factor, List<Level>> factors, @Nullable LoadPlan asked,
            @Nullable FileSource source, Trials trials) throws CommandFailure {
        if (duration.isZero()) {
            throw CommandFailure.usage("--duration must be more than 0");
        }
        Scene scene = new Scene(id, "", "", factors, asked == null ? load.plan() : asked,
                load.workload(), source == null ? files() : source,
                new WarmUp.SameLoad(warmUp), duration, trials, server.arguments());
        return new ExperimentPlan(List.of(scene), measure.seed(), measure.requestsCsv());
    }

    private FileSource files() throws CommandFailure {
        Path folder = directory;
        if (folder == null) {
            return new FileSource.Generated(load.files());
        }
        if (load.namesFiles()) {
            throw CommandFailure.usage("--files are generated: not with a DIRECTORY");
        }
        MeasureOptions.checkFolder(folder);
        return new FileSource.Directory(folder);
    }
}
