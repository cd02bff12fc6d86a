package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.record.RecordingReader;
import dev.servelab.report.ReplayReport;
import dev.servelab.simulate.ReplayedRun;
import dev.servelab.simulate.SimulationFailure;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: has a policy decide again what a live cache has decided. */
@Command(name = "replay", sortOptions = false,
        description = {"Play a recording of serve --record: the policy must choose every victim",
                "again. Then simulate with its requests: what was lost against opt."},
        customSynopsis = "servelab replay [OPTION...] FILE")
final class ReplayCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "FILE", description = "A recording.")
    private Path file = Path.of("");

    @Option(names = "--policy", paramLabel = "P", converter = SpecConverters.OfPolicy.class,
            description = {"The policy that is to decide, such as ./Mine.java where that is now.",
                    "Default: as recorded"})
    private @Nullable CacheSpec policy;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    ReplayCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure, InterruptedException {
        ReplayedRun run = replay();
        ReplayReport report = new ReplayReport(file.toString(), run);
        if (json) {
            streams.out().print(report.json());
        } else {
            report.text().forEach(streams.out()::println);
        }
        streams.out().flush();
        if (run.difference() != null) {
            throw new CommandFailure(ExitStatus.FAILED, file + ": the replay differs at record "
                    + run.difference().record());
        }
        return ExitStatus.DONE;
    }

    private ReplayedRun replay() throws IOException, CommandFailure, InterruptedException {
        CacheSpec spec = policy == null ? recorded() : policy;
        if (spec.order() == null) {
            throw CommandFailure.usage("--policy none decides nothing");
        }
        try (SimulationProgress progress = new SimulationProgress(streams.err(),
                streams.terminal(), Clock.SYSTEM, file.toString())) {
            return ReplayedRun.of(file, spec, progress);
        } catch (SimulationFailure failure) {
            throw new CommandFailure(ExitStatus.FAILED, String.valueOf(failure.getMessage()),
                    failure);
        } catch (IOException unreadable) {
            throw RecordingFailures.of(file, unreadable);
        }
    }

    private CacheSpec recorded() throws CommandFailure {
        String name;
        try (RecordingReader reader = RecordingReader.open(file)) {
            name = reader.header().policy();
        } catch (IOException unreadable) {
            throw RecordingFailures.of(file, unreadable);
        }
        try {
            return CacheSpec.parse(name);
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(file + " is of policy " + name + ": " + wrong.getMessage()
                    + " (--policy says where it is now)");
        }
    }
}
