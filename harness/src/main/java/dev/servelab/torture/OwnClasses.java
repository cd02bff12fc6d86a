package dev.servelab.torture;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.server.FileServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server's classes, where they lie in a folder and not in a jar: a class that is first needed
 * when there are no descriptors could not be loaded then, and never after.
 */
final class OwnClasses {
    private static final String SUFFIX = ".class";

    private OwnClasses() {}

    /** Loads all of the server's module and of the protocol's. */
    static void load() throws IOException {
        for (Class<?> beside : List.of(FileServer.class, ErrorCode.class)) {
            Path place = place(beside);
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    files.map(file -> place.relativize(file).toString())
                            .filter(file -> file.endsWith(SUFFIX)).forEach(OwnClasses::load);
                }
            }
        }
    }

    private static Path place(Class<?> of) {
        try {
            return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a class from nowhere", impossible);
        }
    }

    private static void load(String file) {
        String name = file.substring(0, file.length() - SUFFIX.length())
                .replaceAll("[/\\\\]", ".");
        try {
            Class.forName(name);
        } catch (ClassNotFoundException | LinkageError notNeeded) {
            // package-info, or what only another system has.
        }
    }
}
