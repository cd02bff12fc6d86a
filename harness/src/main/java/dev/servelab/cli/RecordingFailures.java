package dev.servelab.cli;

import dev.servelab.record.DamagedRecording;
import java.io.IOException;
import java.nio.file.Path;

/** What is said of a recording that cannot be read. */
final class RecordingFailures {
    private RecordingFailures() {}

    static CommandFailure of(Path recording, IOException unreadable) {
        return unreadable instanceof DamagedRecording
                ? new CommandFailure(ExitStatus.CORRUPT,
                        recording + ": " + unreadable.getMessage(), unreadable)
                : CommandFailure.localFile(String.valueOf(
                        LocalFileException.of(recording, unreadable).getMessage()), unreadable);
    }
}
