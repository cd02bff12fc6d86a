package dev.servelab.selftest;

import dev.servelab.protocol.Crc32c;
import dev.servelab.server.Version;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which build this is: the version, and a sum over the classes that run. Two builds of one version
 * differ as soon as one class does. The same classes in a jar and in a folder count as two builds.
 */
final class BuildId {
    /** One class of each module: where it was loaded from is where its module is. */
    private static final List<Class<?>> MODULES = List.of(Crc32c.class, Version.class,
            BuildId.class);
    /** Of the sum's 64 hexadecimal digits: two builds share so many by no accident. */
    private static final int DIGITS = 16;

    private BuildId() {}

    static String current() throws IOException {
        TreeSet<Path> places = new TreeSet<>();
        for (Class<?> module : MODULES) {
            places.add(placeOf(module));
        }
        return Version.current() + "-" + sumOf(places);
    }

    static String sumOf(Iterable<Path> places) throws IOException {
        MessageDigest digest = sha256();
        for (Path place : places) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)
                        .sorted()::iterator) {
                    add(file, digest);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static void add(Path file, MessageDigest digest) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static Path placeOf(Class<?> module) throws IOException {
        CodeSource source = module.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("nobody knows where " + module.getName() + " comes from");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | RuntimeException notAFile) {
            throw new IOException("not on this machine: " + source.getLocation(), notAFile);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
