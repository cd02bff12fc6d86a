package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.experiment.ExperimentPlan;
import dev.servelab.experiment.FileSource;
import dev.servelab.server.StrategySpec;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: one variant, in a JVM of its own, or a server that runs already, under load. */
@Command(name = "bench", sortOptions = false,
        description = "Launch one server, load it, print its figures.",
        customSynopsis = {"servelab bench [OPTION...] [DIRECTORY]",
                "servelab bench [OPTION...] --target HOST:PORT",
                "servelab bench [OPTION...] --target http://HOST:PORT/PATH"})
final class BenchCommand implements Callable<Integer> {
    private static final int USUAL_TRIALS = 3;

    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final VariantOptions variant = new VariantOptions();

    @Option(names = "--target", paramLabel = "SERVER",
            description = "Load a server that runs already: ours (its files), or any that speaks "
                    + "HTTP/1.1 (one path). Other people's servers only with their consent.")
    private @Nullable String target;

    @Mixin
    private final SceneOptions scene = new SceneOptions();

    BenchCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure, InterruptedException {
        String running = target;
        return new Measurement(streams, spec, scene.measure())
                .run(running == null ? launched() : running(running));
    }

    private ExperimentPlan launched() throws CommandFailure {
        List<StrategySpec> strategies = List.of(variant.strategy());
        List<CacheSpec> policies = List.of(variant.policy());
        scene.server().checkOneServer();
        MeasureOptions.checkServers(strategies, policies, scene.server());
        return scene.plan("bench", scene.factors(strategies, policies), null, null,
                scene.measure().trials(USUAL_TRIALS));
    }

    private ExperimentPlan running(String address)
            throws IOException, CommandFailure, InterruptedException {
        TargetArgument server = TargetArgument.parse(address);
        FileSource.Running files = server.files();
        return scene.plan("bench", server.factors(), null, files,
                scene.measure().trials(USUAL_TRIALS));
    }
}
