package dev.servelab.cli;

import dev.servelab.experiment.RunScope;
import dev.servelab.protocol.WireNames;
import dev.servelab.selftest.PartResult;
import dev.servelab.selftest.SelfTest;
import dev.servelab.selftest.SelfTestReport;
import dev.servelab.selftest.SelfTestResult;
import dev.servelab.selftest.SelfTestStamp;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code self-test}: the laboratory's own figures, held against what they must be. */
@Command(name = "self-test", sortOptions = false,
        description = "Measure servers whose figures are known beforehand. Takes about a minute.",
        customSynopsis = "servelab self-test [OPTION...]", footer = {
                "",
                "Reports say how the last self-test of their build came out, or that none was run."})
final class SelfTestCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    SelfTestCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure, InterruptedException {
        SelfTestResult result = run();
        keepStamp(result);
        SelfTestReport report = new SelfTestReport(result);
        if (json) {
            streams.out().println(report.json());
        } else {
            report.text().forEach(streams.out()::println);
        }
        streams.out().flush();
        checkPassed(result);
        return ExitStatus.DONE;
    }

    private SelfTestResult run() throws IOException, InterruptedException {
        try (RunScope scope = RunScope.begin()) {
            SelfTestProgress progress = scope.add(
                    new SelfTestProgress(streams.err(), streams.terminal()));
            try {
                return new SelfTest(scope, progress).run();
            } catch (InterruptedException | RuntimeException e) {
                scope.awaitEndIfInterrupted();
                throw e;
            } finally {
                scope.release(progress);
            }
        }
    }

    /** Without a stamp reports say "not run": that is no failure of this command. */
    private void keepStamp(SelfTestResult result) {
        try {
            SelfTestStamp.keep(result, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        } catch (IOException e) {
            streams.err().println("servelab: reports will not know of this self-test: "
                    + WireNames.escape(String.valueOf(e.getMessage())));
            streams.err().flush();
        }
    }

    private static void checkPassed(SelfTestResult result) throws CommandFailure {
        if (!result.passed()) {
            throw new CommandFailure(ExitStatus.FAILED, "not passed: " + result.parts().stream()
                    .filter(part -> !part.passed()).map(PartResult::id)
                    .collect(Collectors.joining(", ")));
        }
    }
}
