package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.experiment.ExperimentPlan;
import dev.servelab.report.Report;
import dev.servelab.server.Strategy;
import dev.servelab.server.StrategySpec;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code compare}: every strategy with every policy, side by side. */
@Command(name = "compare", sortOptions = false,
        description = "Launch every strategy with every policy, load them, compare.",
        customSynopsis = "servelab compare [OPTION...] [DIRECTORY]")
final class CompareCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--strategies", paramLabel = "S", split = ",",
            converter = SpecConverters.OfStrategy.class,
            description = "Default: all, a pool with its usual size")
    private List<StrategySpec> strategies = Arrays.stream(Strategy.values()).map(Strategy::id)
            .map(StrategySpec::parse).toList();

    @Option(names = "--policies", paramLabel = "P", split = ",",
            converter = SpecConverters.OfPolicy.class,
            description = "Default: fifo,lru,lock-aware")
    private List<CacheSpec> policies = Stream.of("fifo", "lru", "lock-aware").map(CacheSpec::parse)
            .toList();

    @Option(names = "--trials", paramLabel = "N",
            description = "Rounds: each runs every variant once, in random order. Default: 2")
    private int trials = 2;

    @Mixin
    private final MeasureOptions options = new MeasureOptions();

    @ArgGroup(validate = false, heading = "%nOptions of every server:%n")
    private final TuningOptions server = new TuningOptions();

    CompareCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure, InterruptedException {
        ExperimentPlan plan = options.plan(strategies, policies, trials, server);
        return new Measurement(streams, spec, options).run(plan, Report::comparison);
    }
}
