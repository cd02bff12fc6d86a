package dev.servelab.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Paths beneath a root, looked at component by component. Immutable. */
final class RealPaths {
    private final Path realRoot;

    RealPaths(Path realRoot) {
        this.realRoot = realRoot;
    }

    Path realRoot() {
        return realRoot;
    }

    /**
     * The path of a folder, no component of which is a link or a junction.
     *
     * @throws NotDirectoryException if one is, or is no folder
     */
    Path folder(List<Path> components) throws IOException {
        Path path = realRoot;
        checkFolder(path);
        for (Path component : components) {
            path = path.resolve(component);
            checkFolder(path);
        }
        return path;
    }

    /** What has this path; a link is not followed. */
    static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Holds if the path is already real: no link in it, no short name of Windows, and in the file
     * system's own spelling, so that a file has one name where case does not count.
     */
    static void checkReal(Path path) throws IOException {
        if (!path.toRealPath().toString().equals(path.toString())) {
            throw new NoSuchFileException(null);
        }
    }

    private static void checkFolder(Path path) throws IOException {
        if (!FileKeys.isFolder(attributes(path))) {
            throw new NotDirectoryException(null);
        }
    }
}
