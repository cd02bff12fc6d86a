package dev.servelab.cli;

import dev.servelab.experiment.Experiment;
import dev.servelab.experiment.ExperimentPlan;
import dev.servelab.experiment.ExperimentResult;
import dev.servelab.experiment.RunScope;
import dev.servelab.experiment.SceneResult;
import dev.servelab.experiment.Variant;
import dev.servelab.report.Glyphs;
import dev.servelab.report.Report;
import dev.servelab.report.ResultFolder;
import dev.servelab.report.StoredResult;
import dev.servelab.selftest.SelfTestStamp;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code bench} and {@code compare} do once they know their plan: run, write, print. */
final class Measurement {
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT);
    private static final Path RESULTS = Path.of("servelab-results");

    private final Streams streams;
    private final CommandSpec spec;
    private final MeasureOptions options;

    Measurement(Streams streams, CommandSpec spec, MeasureOptions options) {
        this.streams = streams;
        this.spec = spec;
        this.options = options;
    }

    /** Runs the plan and leaves nothing behind but its result. */
    int run(ExperimentPlan plan)
            throws IOException, CommandFailure, InterruptedException {
        try (RunScope scope = RunScope.begin()) {
            try {
                return run(plan, scope);
            } catch (FileSystemException e) {
                scope.awaitEndIfInterrupted();
                throw LocalFileException.of(Path.of(String.valueOf(e.getFile())), e);
            } catch (IOException | InterruptedException | RuntimeException e) {
                scope.awaitEndIfInterrupted();
                throw e;
            }
        }
    }

    private int run(ExperimentPlan plan, RunScope scope)
            throws IOException, CommandFailure, InterruptedException {
        ResultFolder folder = scope.add(ResultFolder.begin(target()));
        ExperimentResult result = measure(plan, scope, folder.draft());
        Report report = new Report(result, command(), SelfTestStamp.ofThisBuild());
        report.writeTo(folder.draft());
        folder.publish();
        StoredResult stored = report.stored();
        if (options.json()) {
            streams.out().print(stored.json());
        } else {
            stored.text(Glyphs.ofTerminal()).forEach(streams.out()::println);
        }
        streams.out().flush();
        streams.err().println("servelab: result in " + shown(folder.target()));
        checkSomethingAnswered(result);
        return options.failIf().status(stored, streams.err());
    }

    /** The result is kept: it says what went wrong. But nothing was measured. */
    private static void checkSomethingAnswered(ExperimentResult result)
            throws CommandFailure {
        for (SceneResult scene : result.scenes()) {
            List<Variant> variants = scene.scene().variants();
            if (variants.stream().allMatch(variant -> scene.of(variant).ok() == 0)) {
                throw new CommandFailure(ExitStatus.FAILED, variants.size() == 1
                        ? variants.getFirst().label() + ": not one request was answered"
                        : "not one request was answered, by any server");
            }
        }
    }

    private ExperimentResult measure(ExperimentPlan plan, RunScope scope, Path logs)
            throws IOException, InterruptedException {
        RunProgress progress = scope.add(
                new RunProgress(streams.err(), streams.terminal(), Clock.SYSTEM));
        try {
            return new Experiment(plan, scope, progress, Clock.SYSTEM).run(logs);
        } finally {
            scope.release(progress);
        }
    }

    /** The folder asked for, or one named by the time that is not there yet. */
    private Path target() {
        @Nullable
        Path wanted = options.out();
        if (wanted != null) {
            return wanted;
        }
        String time = TIME.format(LocalDateTime.now(ZoneId.systemDefault()));
        Path folder = RESULTS.resolve(time);
        for (int i = 2; Files.exists(folder); i++) {
            folder = RESULTS.resolve(time + "-" + i);
        }
        return folder;
    }

    /** The arguments as they were given, the command's name first. */
    private List<String> command() {
        return List.copyOf(spec.root().commandLine().getParseResult().originalArgs());
    }

    /** Relative to where we are, if it is below. */
    private static String shown(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        return (folder.startsWith(here) ? here.relativize(folder) : folder).toString();
    }
}
