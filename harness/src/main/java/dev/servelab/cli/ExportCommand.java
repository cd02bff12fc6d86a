package dev.servelab.cli;

import com.google.gson.JsonObject;
import dev.servelab.protocol.WireNames;
import dev.servelab.record.DamagedRecording;
import dev.servelab.record.RecordedRequests;
import dev.servelab.record.RecordingReader;
import dev.servelab.record.RecordingReader.Ending;
import dev.servelab.trace.TraceFormat;
import dev.servelab.trace.TraceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: the requests of a recording as a trace that other simulators read. */
@Command(name = "export", sortOptions = false,
        description = {"Write the requests of a recording of serve --record as a trace that other",
                "simulators read. Bytes are those that the cache charged: whole packets."},
        customSynopsis = "servelab export [OPTION...] RECORDING FILE")
final class ExportCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "RECORDING", description = "Is read.")
    private Path recording = Path.of("");

    @Parameters(index = "1", paramLabel = "FILE", description = "Is written.")
    private Path file = Path.of("");

    @Option(names = "--format", paramLabel = "F", converter = SimulateConverters.OfFormat.class,
            description = {"csv or oracleGeneral. Default: oracleGeneral if FILE's name says so,",
                    "else csv"})
    private @Nullable TraceFormat format;

    @Option(names = "--json", description = "Print what was done as JSON.")
    private boolean json;

    ExportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure {
        try (RecordedRequests requests = open()) {
            checkAnotherFile();
            TraceFormat chosen = chosen();
            copy(requests, chosen);
            say(requests.recording(), chosen);
        }
        return ExitStatus.DONE;
    }

    private RecordedRequests open() throws CommandFailure {
        try {
            return new RecordedRequests(RecordingReader.open(recording));
        } catch (IOException unreadable) {
            throw RecordingFailures.of(recording, unreadable);
        }
    }

    private void checkAnotherFile() throws IOException, CommandFailure {
        if (Files.exists(file) && Files.isSameFile(file, recording)) {
            throw CommandFailure.usage(file + ": the recording itself");
        }
    }

    private TraceFormat chosen() throws CommandFailure {
        Path name = file.getFileName();
        TraceFormat named = name != null
                && name.toString().contains("." + TraceFormat.ORACLE_GENERAL.id())
                        ? TraceFormat.ORACLE_GENERAL
                        : TraceFormat.CSV;
        TraceFormat chosen = format == null ? named : format;
        if (chosen != TraceFormat.CSV && chosen != TraceFormat.ORACLE_GENERAL) {
            throw CommandFailure.usage("--format " + chosen.id()
                    + ": csv and oracleGeneral are written");
        }
        return chosen;
    }

    /** Half a trace is worse than none. */
    private void copy(RecordedRequests requests, TraceFormat chosen)
            throws IOException, CommandFailure {
        try {
            WholeFile.write(file, part -> copy(requests, chosen, part));
        } catch (LocalFileException failed) {
            if (failed.getCause() instanceof DamagedRecording damaged) {
                throw RecordingFailures.of(recording, damaged);
            }
            throw failed;
        }
    }

    private static void copy(RecordedRequests requests, TraceFormat chosen, Path part)
            throws IOException {
        try (TraceWriter writer = TraceWriter.create(part, chosen)) {
            while (requests.next()) {
                writer.write(TimeUnit.MILLISECONDS.toSeconds(requests.recording().timeMs()),
                        WireNames.encode(requests.name()), requests.key(),
                        requests.chargeBytes());
            }
        }
    }

    private void say(RecordingReader read, TraceFormat chosen) {
        Ending ending = Objects.requireNonNull(read.ending());
        if (ending.missing() != null) {
            Failures.say(recording + ": " + ending.missing(), streams.err());
        }
        if (json) {
            JsonObject done = new JsonObject();
            done.addProperty("file", file.toString());
            done.addProperty("format", chosen.id());
            done.addProperty("requests", read.requests());
            done.addProperty("ending", ending.name().toLowerCase(Locale.ROOT));
            streams.out().println(done);
        } else {
            streams.out().printf(Locale.ROOT, "%s: %,d requests, %s%n", file, read.requests(),
                    chosen.id());
        }
        streams.out().flush();
    }
}
