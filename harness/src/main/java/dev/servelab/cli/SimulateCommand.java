package dev.servelab.cli;

import dev.servelab.report.Glyphs;
import dev.servelab.report.SimulationReport;
import dev.servelab.simulate.CacheSizes;
import dev.servelab.simulate.SimulatedPolicy;
import dev.servelab.simulate.SimulatedTrace;
import dev.servelab.simulate.Simulation;
import dev.servelab.simulate.SimulationFailure;
import dev.servelab.simulate.Unit;
import dev.servelab.time.Clock;
import dev.servelab.trace.BrokenTraceException;
import dev.servelab.trace.TraceFormat;
import dev.servelab.trace.TraceSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code simulate}: policies at sizes over traces, without sockets. */
@Command(name = "simulate", sortOptions = false,
        description = {"Play traces through policies at sizes: hit ratios and miss ratio curves.",
                "Every request counts, there is no warm-up; counts are those of libCacheSim."},
        customSynopsis = "servelab simulate [OPTION...] TRACE...")
final class SimulateCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(arity = "1..*", paramLabel = "TRACE",
            description = "Files, packed or not; '-': standard input; or made by seed: "
                    + "zipf:0.9,objects=20000,requests=5M")
    private List<String> traces = new ArrayList<>();

    @Option(names = "--policies", paramLabel = "P", split = ",",
            converter = SimulateConverters.OfPolicy.class,
            description = "Default: every order there is, and opt where the trace can be read "
                    + "twice. What knows the future needs 4 bytes of memory a request.")
    private @Nullable List<SimulatedPolicy> policies;

    @Option(names = "--unit", paramLabel = "U", converter = SimulateConverters.OfUnit.class,
            description = "What a size counts: objects or bytes. Default: bytes if the trace says "
                    + "how large objects are")
    private @Nullable Unit unit;

    @Option(names = "--sizes", paramLabel = "S[,S...]", converter = SizesConverter.class,
            description = "Of the cache: 500,64MiB; shares of all that is asked for: 1%%,10%%; "
                    + "ranges with steps, for a curve: 100..9000:12, 1MiB..1GiB:20, 1%%..50%%. "
                    + "Default: 1%%,2%%,5%%,10%%,20%%,40%%,80%%")
    private CacheSizes sizes = CacheSizes.USUAL;

    @Option(names = "--format", paramLabel = "F", converter = SimulateConverters.OfFormat.class,
            description = "What TRACE holds. Default: as its name and its first bytes say")
    private @Nullable TraceFormat format;

    @Option(names = "--statistics",
            description = "Describe the traces, too: popularity, reuse, sizes.")
    private boolean statistics;

    @Mixin
    private final SimulateOutput output = new SimulateOutput();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    SimulateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure, InterruptedException {
        List<TraceSource> sources = sources();
        output.check(traces, statistics);
        List<SimulatedTrace> simulated = new ArrayList<>();
        for (TraceSource source : sources) {
            simulated.add(simulate(source));
        }
        List<String> command = List
                .copyOf(spec.root().commandLine().getParseResult().originalArgs());
        output.write(new SimulationReport(simulated, command), streams, Glyphs.ofTerminal());
        return ExitStatus.DONE;
    }

    private List<TraceSource> sources() throws CommandFailure {
        List<TraceSource> sources = new ArrayList<>();
        for (String trace : traces) {
            try {
                sources.add(TraceSource.parse(trace, format));
            } catch (IllegalArgumentException wrong) {
                throw CommandFailure.usage(String.valueOf(wrong.getMessage()));
            }
        }
        return sources;
    }

    private SimulatedTrace simulate(TraceSource source)
            throws CommandFailure, InterruptedException {
        try (SimulationProgress progress = new SimulationProgress(streams.err(),
                streams.terminal(), Clock.SYSTEM, source.name())) {
            return new Simulation(policies, sizes, unit, statistics).run(source, progress);
        } catch (BrokenTraceException broken) {
            throw new CommandFailure(ExitStatus.USAGE, String.valueOf(broken.getMessage()), broken);
        } catch (IOException unreadable) {
            throw CommandFailure.localFile(String.valueOf(unreadable.getMessage()), unreadable);
        } catch (SimulationFailure failure) {
            throw new CommandFailure(failure.isUsage() ? ExitStatus.USAGE : ExitStatus.FAILED,
                    String.valueOf(failure.getMessage()), failure);
        }
    }
}
