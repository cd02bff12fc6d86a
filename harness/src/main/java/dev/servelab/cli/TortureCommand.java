package dev.servelab.cli;

import dev.servelab.cache.Sending;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.RunScope;
import dev.servelab.report.TortureReport;
import dev.servelab.server.StrategySpec;
import dev.servelab.time.Clock;
import dev.servelab.torture.Torture;
import dev.servelab.torture.TorturePlan;
import dev.servelab.torture.TortureResult;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code torture}: every strategy with every policy under faults, every byte verified. */
@Command(name = "torture", sortOptions = false,
        description = "Launch every strategy with every policy, do harm, verify every byte.",
        customSynopsis = "servelab torture [OPTION...]")
final class TortureCommand implements Callable<Integer> {
    private static final long MOST = 1_000_000_000;
    /** Each is a thread here, and with thread-per-connection one more there. */
    private static final int MOST_CLIENTS = 1_000;

    private final Streams streams;

    @Mixin
    private final VariantsOptions variants = new VariantsOptions();

    @Option(names = "--requests", paramLabel = "N",
            description = "Verified answers, of all variants together. Default: 200000")
    private long requests = 200_000;

    @Option(names = "--faults", paramLabel = "N",
            description = "Faults beside them, likewise: of peers, files, disk and process. "
                    + "Default: 2000")
    private long faults = 2_000;

    @Option(names = "--send", paramLabel = "HOW", converter = SpecConverters.OfSend.class,
            description = "How cached bytes are sent: copy, or zero-copy (on Linux, by the "
                    + "strategies that can). Default: copy")
    private Sending send = Sending.COPY;

    @Option(names = {"-c", "--clients"}, paramLabel = "N",
            description = "Clients that verify, each with one request outstanding. Default: 8")
    private int clients = 8;

    @Option(names = "--seed", paramLabel = "N",
            description = "Of the files, the requests and the faults; not of their moments. "
                    + "Default: 1")
    private long seed = 1;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    TortureCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure, InterruptedException {
        TorturePlan plan = plan();
        TortureReport report = new TortureReport(run(plan));
        if (json) {
            streams.out().println(report.json());
        } else {
            report.text().forEach(streams.out()::println);
        }
        streams.out().flush();
        checkHeld(report.result());
        return ExitStatus.DONE;
    }

    private TorturePlan plan() throws CommandFailure {
        checkWithin(requests, 1, MOST, "--requests");
        checkWithin(faults, 0, MOST, "--faults");
        checkWithin(clients, 1, MOST_CLIENTS, "--clients");
        return new TorturePlan(levels(strategies()), levels(variants.policies()), seed, requests,
                faults, clients, send);
    }

    private List<StrategySpec> strategies() throws CommandFailure {
        List<StrategySpec> chosen = variants.strategies(strategy -> strategy.sends(send));
        try {
            chosen.forEach(strategy -> strategy.checkSends(send));
            return chosen;
        } catch (IllegalArgumentException cannot) {
            throw CommandFailure.usage(String.valueOf(cannot.getMessage()));
        }
    }

    private TortureResult run(TorturePlan plan) throws IOException, InterruptedException {
        try (RunScope scope = RunScope.begin()) {
            TortureProgress progress = scope.add(new TortureProgress(streams.err(),
                    streams.terminal(), Clock.SYSTEM, plan));
            try {
                return new Torture(plan, scope, progress).run();
            } catch (IOException | InterruptedException | RuntimeException e) {
                scope.awaitEndIfInterrupted();
                throw e;
            }
        }
    }

    private static void checkHeld(TortureResult result) throws CommandFailure {
        if (!result.held()) {
            long failed = result.variants().stream().filter(variant -> !variant.held()).count();
            throw new CommandFailure(result.wrong() > 0 ? ExitStatus.CORRUPT : ExitStatus.FAILED,
                    failed + " of " + result.variants().size() + " variants did not hold");
        }
    }

    private static List<Level> levels(List<?> specs) {
        return Level.of(specs.stream().map(String::valueOf).toList());
    }

    private static void checkWithin(long number, long least, long most, String option)
            throws CommandFailure {
        if (number < least || number > most) {
            throw CommandFailure.usage(option + " must be " + least + " to " + most);
        }
    }
}
