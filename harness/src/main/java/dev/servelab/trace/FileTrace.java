package dev.servelab.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A trace in a file, or in a pipe that has a name. */
final class FileTrace implements TraceSource {
    private final String name;
    private final Path file;
    private final @Nullable TraceFormat format;

    FileTrace(String name, @Nullable TraceFormat format) {
        this.name = name;
        this.file = Path.of(name);
        this.format = format;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TraceReader open() throws IOException {
        ByteFeed feed = feed(file);
        try {
            return TraceFormat.reader(feed, format);
        } catch (IOException | RuntimeException e) {
            feed.close();
            throw e;
        }
    }

    /** The unpacked bytes of a file. */
    static ByteFeed feed(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": a folder, not a trace");
        }
        InputStream raw;
        try {
            raw = Files.newInputStream(file);
        } catch (FileSystemException e) {
            throw failure(file, e);
        }
        try {
            return ByteFeed.of(file.toString(), raw, length(file));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static OptionalLong length(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? OptionalLong.of(Files.size(file))
                : OptionalLong.empty();
    }

    /** One line of what the system says. */
    static IOException failure(Path file, FileSystemException e) {
        String reason = switch (e) {
            case NoSuchFileException gone -> "No such file or directory";
            case AccessDeniedException denied -> "Permission denied";
            default -> String.valueOf(e.getReason());
        };
        return new IOException(file + ": " + reason, e);
    }

    @Override
    public boolean canReopen() {
        return Files.isRegularFile(file);
    }

    @Override
    public OptionalLong requests() {
        return OptionalLong.empty();
    }
}
