package dev.servelab.cli;

import dev.servelab.report.Glyphs;
import dev.servelab.report.SimulationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the outcome of {@code simulate} goes. */
final class SimulateOutput {
    private static final String STANDARD_OUTPUT = "-";

    @Option(names = "--json", description = "Print every cell as JSON.")
    private boolean json;

    @Option(names = "--csv", paramLabel = "FILE",
            description = "Write every cell as csv; '-' prints it.")
    private @Nullable String csv;

    @Option(names = "--chart", paramLabel = "FILE.html",
            description = "Draw miss ratio curves: a page that opens without a network.")
    private @Nullable Path chart;

    /** Before anything is simulated: that what was asked for can be written. */
    void check(List<String> traces, boolean statistics) throws CommandFailure {
        if (json && STANDARD_OUTPUT.equals(csv)) {
            throw CommandFailure.usage("--json and --csv - both print: give --csv a file");
        }
        if (statistics && STANDARD_OUTPUT.equals(csv)) {
            throw CommandFailure.usage("--csv - prints cells alone, no --statistics: give --csv a "
                    + "file");
        }
        if (csv != null && !csv.equals(STANDARD_OUTPUT)) {
            checkFile(Destination.path(csv), traces);
            if (chart != null && isSame(chart, csv)) {
                throw CommandFailure.usage("--csv and --chart are the same file");
            }
        }
        if (chart != null) {
            checkFile(chart, traces);
        }
    }

    private static void checkFile(Path file, List<String> traces) throws CommandFailure {
        if (traces.stream().anyMatch(trace -> isSame(file, trace))) {
            throw CommandFailure.usage(file + " is a trace; nothing is written over it");
        }
        if (Files.isDirectory(file)) {
            throw new CommandFailure(ExitStatus.LOCAL_FILE, file + " is a directory");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Destination.checkDirectory(folder);
        }
    }

    void write(SimulationReport report, Streams streams, Glyphs glyphs)
            throws IOException, CommandFailure {
        if (csv != null && !csv.equals(STANDARD_OUTPUT)) {
            save(Destination.path(csv), String.join("\n", report.csv()) + "\n");
        }
        if (chart != null) {
            save(chart, report.page());
            streams.err().println("servelab: curves in " + chart);
        }
        if (json || STANDARD_OUTPUT.equals(csv)) {
            sayWhatIsMissing(report, streams);
        }
        if (json) {
            streams.out().print(report.json());
        } else {
            (STANDARD_OUTPUT.equals(csv) ? report.csv() : report.text(glyphs))
                    .forEach(streams.out()::println);
        }
        streams.out().flush();
    }

    /** Cells have no room for it. */
    private static void sayWhatIsMissing(SimulationReport report, Streams streams) {
        report.traces().stream().filter(trace -> trace.missing() != null)
                .forEach(trace -> Failures.say(trace.trace() + ": " + trace.missing(),
                        streams.err()));
    }

    /** Under whatever name, by whatever link. */
    private static boolean isSame(Path file, String other) {
        try {
            Path path = Path.of(other);
            return file.toAbsolutePath().normalize().equals(path.toAbsolutePath().normalize())
                    || (Files.exists(file) && Files.exists(path) && Files.isSameFile(file, path));
        } catch (IOException | InvalidPathException noFile) {
            return false;
        }
    }

    private static void save(Path file, String text) throws LocalFileException {
        WholeFile.write(file, out -> Files.writeString(out, text));
    }
}
