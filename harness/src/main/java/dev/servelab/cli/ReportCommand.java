package dev.servelab.cli;

import dev.servelab.report.Glyphs;
import dev.servelab.report.ResultFolder;
import dev.servelab.report.ResultsCompared;
import dev.servelab.report.StoredResult;
import dev.servelab.report.UnreadableResult;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
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

/** {@code report}: the report of a stored result again, or stored results side by side. */
@Command(name = "report", sortOptions = false,
        description = "Make the report of a stored result again, or compare stored results.",
        customSynopsis = "servelab report [OPTION...] FOLDER...")
final class ReportCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(arity = "1..*", paramLabel = "FOLDER",
            description = "Results of bench, compare or sweep. Several: side by side.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = {"-o", "--out"}, paramLabel = "FOLDER",
            description = {"Where the report goes. Default: into FOLDER; of several: nowhere,",
                    "it is only printed."})
    private @Nullable Path out;

    @Option(names = "--json", description = "Print what result.json holds.")
    private boolean json;

    @Mixin
    private final FailIfOption failIf = new FailIfOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ReportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure {
        StoredResult result = read();
        write(result);
        if (json) {
            streams.out().print(result.json());
        } else {
            result.text(Glyphs.ofTerminal()).forEach(streams.out()::println);
        }
        streams.out().flush();
        return failIf.status(result, streams.err());
    }

    private StoredResult read() throws IOException, CommandFailure {
        try {
            return folders.size() == 1
                    ? StoredResult.read(folders.getFirst())
                    : ResultsCompared.read(folders, command());
        } catch (UnreadableResult unreadable) {
            throw CommandFailure.localFile(String.valueOf(unreadable.getMessage()), unreadable);
        } catch (FileSystemException e) {
            throw LocalFileException.of(Path.of(String.valueOf(e.getFile())), e);
        }
    }

    /** One result gets its report where it is; several get one where it is asked for. */
    private void write(StoredResult result) throws IOException {
        Path target = out;
        try {
            if (target != null) {
                try (ResultFolder folder = ResultFolder.begin(target)) {
                    result.writeTo(folder.draft());
                    folder.publish();
                }
                streams.err().println("servelab: report in " + target);
            } else if (folders.size() == 1) {
                result.replaceReportIn(folders.getFirst());
            }
        } catch (FileSystemException e) {
            throw LocalFileException.of(Path.of(String.valueOf(e.getFile())), e);
        }
    }

    private List<String> command() {
        return List.copyOf(spec.root().commandLine().getParseResult().originalArgs());
    }
}
