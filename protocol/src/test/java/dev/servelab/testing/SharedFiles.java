package dev.servelab.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Files to be served in tests. What they hold is decided by name and version, so that it can be
 * told from what any other file holds.
 */
public final class SharedFiles {
    private final Path root;

    public SharedFiles(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** Writes a file of that many bytes. */
    public byte[] write(String name, int bytes) throws IOException {
        return write(name, bytes, 1);
    }

    /** Writes another version of a file, in place of what there is, by renaming. */
    public byte[] write(String name, int bytes, int version) throws IOException {
        byte[] content = content(name, bytes, version);
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling("." + file.getFileName() + ".fresh");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return content;
    }

    public static byte[] content(String name, int bytes, int version) {
        byte[] content = new byte[bytes];
        new SplittableRandom(31L * name.hashCode() + version).nextBytes(content);
        return content;
    }

    /**
     * Waits until files are old enough to be cached for good: the server loads what changed less
     * than two seconds ago once more. This waits for a point of wall-clock time, it proves nothing.
     */
    public void rest() throws IOException {
        long newest = 0;
        try (var files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                newest = Math.max(newest,
                        ((FileTime) Files.getAttribute(file, "unix:ctime")).toMillis());
            }
        }
        long until = newest + 2_050;
        while (Instant.now().toEpochMilli() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

}
