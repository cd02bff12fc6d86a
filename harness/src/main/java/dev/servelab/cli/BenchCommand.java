package dev.servelab.cli;

import dev.servelab.experiment.ExperimentPlan;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: one variant, in a JVM of its own, under load. */
@Command(name = "bench", sortOptions = false,
        description = "Launch one server, load it, print its figures.",
        customSynopsis = "servelab bench [OPTION...] [DIRECTORY]")
final class BenchCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final VariantOptions variant = new VariantOptions();

    @Option(names = "--trials", paramLabel = "N",
            description = "Each with a fresh server. Default: 3")
    private int trials = 3;

    @Mixin
    private final MeasureOptions options = new MeasureOptions();

    @ArgGroup(validate = false, heading = "%nOptions of the server:%n")
    private final TuningOptions server = new TuningOptions();

    BenchCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure, InterruptedException {
        ExperimentPlan plan = options.plan(List.of(variant.strategy()),
                List.of(variant.policy()), trials, server);
        return new Measurement(streams, spec, options).run(plan);
    }
}
