package dev.servelab.cli;

import dev.servelab.cache.CacheSettings;
import dev.servelab.record.Recorder;
import dev.servelab.record.RecordingHeader;
import dev.servelab.server.ServerSettings;
import dev.servelab.server.Version;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --record} of {@code serve}, and the recording that it asks for. */
final class RecordOption {
    @Option(names = "--record", paramLabel = "FILE",
            description = "Record every decision of the cache, for replay, export and simulate. "
                    + "A new file.")
    private @Nullable Path file;

    private @Nullable Recorder recorder;

    /**
     * Begins the recording, if one is asked for.
     *
     * @return the settings of a server that is recorded
     */
    ServerSettings begin(ServerSettings settings, PrintWriter err) throws CommandFailure {
        Path path = file;
        if (path == null) {
            return settings;
        }
        CacheSettings cache = settings.cache();
        if (cache.spec().order() == null) {
            throw CommandFailure.usage("--record: with --policy none there is nothing to record");
        }
        try {
            Recorder begun = Recorder.begin(path, header(cache), Clock.SYSTEM,
                    text -> Failures.say("--record " + path + ": " + text, err));
            recorder = begun;
            return settings.withCache(cache.withLog(begun));
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(String.valueOf(wrong.getMessage()));
        } catch (FileAlreadyExistsException exists) {
            throw CommandFailure.localFile("--record " + path
                    + ": there is a file already, and it is left alone", exists);
        } catch (IOException failed) {
            throw CommandFailure.localFile("--record "
                    + LocalFileException.of(path, failed).getMessage(), failed);
        }
    }

    private static RecordingHeader header(CacheSettings cache) {
        int unitBytes = Math.max(1, cache.unitBytes());
        return new RecordingHeader(cache.spec().toString(),
                cache.budgetBytes() / unitBytes * unitBytes, unitBytes, Clock.SYSTEM.wallMillis(),
                Version.current());
    }

    /** The server does not start: there will be nothing to record. */
    void discard() throws IOException {
        Path path = file;
        if (recorder != null && path != null) {
            close();
            Files.deleteIfExists(path);
        }
    }

    /** Writes what has been recorded. */
    void close() {
        if (recorder != null) {
            recorder.close();
        }
    }
}
