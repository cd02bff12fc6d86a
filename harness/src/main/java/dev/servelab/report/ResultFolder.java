package dev.servelab.report;

import dev.servelab.experiment.TemporaryFolder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * The folder of a result, which appears whole or not at all: it is filled under a hidden name
 * beside its place, and renamed at the end.
 */
public final class ResultFolder implements Closeable {
    private final Path target;
    private final TemporaryFolder draft;

    /**
     * Begins a result.
     *
     * @throws FileAlreadyExistsException if something is there already; an empty folder may be
     */
    public static ResultFolder begin(Path target) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        checkFree(absolute);
        Path parent = absolute.getParent();
        if (parent == null) { // the root of a file system, which only an empty one would pass
            throw new FileAlreadyExistsException(absolute.toString());
        }
        Files.createDirectories(parent);
        return new ResultFolder(absolute, TemporaryFolder.createIn(parent));
    }

    private ResultFolder(Path target, TemporaryFolder draft) {
        this.target = target;
        this.draft = draft;
    }

    /** Where files are written until the result is whole. */
    public Path draft() {
        return draft.path();
    }

    /** Where it will be. */
    public Path target() {
        return target;
    }

    /** The result is whole: gives it its name. */
    public void publish() throws IOException {
        checkFree(target);
        Files.deleteIfExists(target); // an empty folder
        makeReadable();
        Files.move(draft.path(), target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        draft.close();
    }

    private static void checkFree(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (Files.isDirectory(target)) {
            try (Stream<Path> inside = Files.list(target)) {
                if (inside.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw new FileAlreadyExistsException(target.toString(), null, "it exists already");
    }

    /** Temporary folders are their maker's alone; a result is a folder like any other. */
    private void makeReadable() throws IOException {
        if (Files.getFileStore(draft.path()).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft.path(),
                    PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
