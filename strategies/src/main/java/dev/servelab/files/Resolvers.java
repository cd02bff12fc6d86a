package dev.servelab.files;

import dev.servelab.linux.Errno;
import dev.servelab.linux.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds out what the system has, and opens the directory by that. */
final class Resolvers {
    private Resolvers() {}

    static SharedDirectory open(Path root, Resolution wanted) throws IOException {
        Path real = root.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new NotDirectoryException(root.toString());
        }
        return switch (wanted) {
            case OPENAT2 -> orRefuse(openat2(real), wanted);
            case WALK -> orRefuse(WalkDirectory.openIfPossible(real), wanted);
            case REAL_PATH -> new RealPathDirectory(real);
            case AUTO -> best(real);
        };
    }

    /** Binding native functions is most of the first opening. What fails here fails there again. */
    static void prepare() {
        if (Platform.isKnown()) {
            Thread.ofPlatform().daemon().name("binder").start(() -> {
                try {
                    FileCalls.stat(FileCalls.AT_FDCWD);
                } catch (Errno | LinkageError unavailable) {
                    // There are other ways, and it is not yet known whether this one is wanted.
                }
            });
        }
    }

    private static SharedDirectory best(Path real) throws IOException {
        SharedDirectory found = openat2(real);
        if (found == null) {
            found = WalkDirectory.openIfPossible(real);
        }
        return found == null ? new RealPathDirectory(real) : found;
    }

    private static SharedDirectory orRefuse(@Nullable SharedDirectory found, Resolution wanted)
            throws IOException {
        if (found == null) {
            throw new IOException("this system cannot resolve names by " + wanted.id());
        }
        return found;
    }

    /** Null where the kernel, a filter of system calls, or the JVM's flags do not allow it. */
    private static @Nullable SharedDirectory openat2(Path real) throws IOException {
        if (!Platform.isKnown()) {
            return null;
        }
        try {
            return Openat2Directory.open(real);
        } catch (Errno e) {
            return null; // if the directory is at fault, the other ways say so better
        } catch (IllegalCallerException | LinkageError | UnsupportedOperationException e) {
            return null; // native access denied
        }
    }
}
