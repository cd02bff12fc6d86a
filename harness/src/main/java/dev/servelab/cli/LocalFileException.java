package dev.servelab.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file of this machine, or standard output, failed. Tells such trouble from that of the
 * connection, which is an {@link IOException} too. The message is a whole line.
 */
final class LocalFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean silent;

    private LocalFileException(String line, IOException cause, boolean silent) {
        super(line, cause);
        this.silent = silent;
    }

    /** For trouble with {@code path}. */
    static LocalFileException of(Path path, IOException cause) {
        return new LocalFileException(path + ": " + reason(cause), cause, false);
    }

    static LocalFileException ofOutput(IOException cause) {
        return new LocalFileException("standard output: " + reason(cause), cause,
                ResultStream.isClosedPipe(cause));
    }

    /** Whether nothing is to be said, because the reader of our output left. */
    boolean isSilent() {
        return silent;
    }

    /** What the system says, without the path, which {@link FileSystemException} puts first. */
    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException gone -> "No such file or directory";
            case AccessDeniedException denied -> "Permission denied";
            case FileSystemException other -> orName(other.getReason(), other);
            default -> orName(e.getMessage(), e);
        };
    }

    private static String orName(@Nullable String said, IOException e) {
        return said == null ? e.getClass().getSimpleName() : said;
    }
}
