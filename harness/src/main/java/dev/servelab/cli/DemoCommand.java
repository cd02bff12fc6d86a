package dev.servelab.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demo}: eviction step by step; threads below it. */
@Command(name = "demo", sortOptions = false,
        description = "Show eviction, or threads, step by step.",
        customSynopsis = {"servelab demo [OPTION...] [SCENARIO | 'REQUESTS']",
                "       servelab demo threads [OPTION...] [NAME...]"})
final class DemoCommand implements Callable<Integer>, WithSubcommands {
    private final Streams streams;

    @Mixin
    private final LangOption lang = new LangOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DemoCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public List<Object> subcommands() {
        return List.of(new DemoThreadsCommand(streams));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(streams.out());
        return ExitStatus.DONE;
    }
}
