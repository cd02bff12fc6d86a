package dev.servelab.cli;

import dev.servelab.experiment.ExperimentPlan;

import java.io.IOException;
import java.util.concurrent.Callable;

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

    @Mixin
    private final VariantsOptions variants = new VariantsOptions();

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
        ExperimentPlan plan = options.plan(variants.strategies(), variants.policies(), trials,
                server);
        return new Measurement(streams, spec, options).run(plan);
    }
}
