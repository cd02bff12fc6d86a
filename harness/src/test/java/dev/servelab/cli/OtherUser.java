package dev.servelab.cli;

import com.google.gson.Gson;
import dev.servelab.protocol.FileClient;
import dev.servelab.server.FileServer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.commons.rng.UniformRandomProvider;
import picocli.CommandLine;

/** A JVM that drops root's rights: it runs as a user who owns nothing, from classes all may read. */
final class OtherUser {
    /** By tradition nobody's number. */
    static final int NOBODY = 65_534;

    private static final List<Class<?>> NEEDED = List.of(Main.class, FileServer.class,
            FileClient.class, CommandLine.class, Gson.class, Histogram.class,
            UniformRandomProvider.class);

    private OtherUser() {}

    /** The same JVM as user {@code number}; {@code folder} gets the classes, and is opened to all. */
    static Jvm as(int number, Path folder) throws IOException {
        open(folder);
        List<String> entries = new ArrayList<>();
        for (Class<?> needed : NEEDED) {
            entries.add(copy(needed, folder.resolve("from-" + needed.getSimpleName())));
        }
        return Jvm.like().from(String.join(File.pathSeparator, entries)).under("setpriv",
                "--reuid=" + number, "--regid=" + number, "--clear-groups");
    }

    /** Lets everybody read what is there and enter it. */
    static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String copy(Class<?> needed, Path to) throws IOException {
        Path source = sourceOf(needed);
        if (!Files.isDirectory(source)) {
            return Files.copy(source, to.resolveSibling(to.getFileName() + ".jar")).toString();
        }
        try (Stream<Path> all = Files.walk(source)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(source.relativize(path).toString()));
            }
        }
        return to.toString();
    }

    private static Path sourceOf(Class<?> needed) throws IOException {
        try {
            return Path.of(needed.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
