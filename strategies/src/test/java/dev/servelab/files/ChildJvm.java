package dev.servelab.files;

import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a directory from a JVM of its own, for what holds for a whole process: its user, its locale,
 * its limits. The classes are copied to where any user can read them.
 */
final class ChildJvm {
    private final Path classes;

    ChildJvm(Path readableByAll) throws IOException {
        classes = Files.createDirectory(readableByAll.resolve("classes"));
        copy(SharedDirectory.class);
        copy(AskDirectory.class);
        copy(ErrorCode.class);
        copy(Nullable.class);
    }

    /**
     * What {@link AskDirectory} prints, in lines; null if the child could not be started.
     *
     * @param prefix what to start java with
     */
    @Nullable
    List<String> ask(List<String> prefix, Map<String, String> environment, Path root,
            Resolution way, String... names) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                classPath(), AskDirectory.class.getName(), root.toString(), way.id()));
        command.addAll(List.of(names));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return run(builder);
    }

    private static @Nullable List<String> run(ProcessBuilder builder) throws IOException {
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return null; // no such program as the prefix
        }
        process.getOutputStream().close();
        List<String> lines = process.inputReader().readAllLines();
        return lines.contains(AskDirectory.DONE) ? lines : failed(lines);
    }

    /** A child that has begun must end well; one that could not begin is not its fault. */
    private static @Nullable List<String> failed(List<String> lines) {
        if (lines.contains(AskDirectory.BEGUN)) {
            throw new AssertionError("the child failed: " + lines);
        }
        return null;
    }

    private String classPath() throws IOException {
        try (Stream<Path> entries = Files.list(classes)) {
            return String.join(java.io.File.pathSeparator,
                    entries.map(Path::toString).toList());
        }
    }

    private void copy(Class<?> from) throws IOException {
        Path source;
        try {
            source = Path.of(from.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        try (Stream<Path> all = Files.walk(source)) {
            String target = "from-" + from.getSimpleName()
                    + (Files.isDirectory(source) ? "" : ".jar");
            for (Path path : all.toList()) {
                Files.copy(path,
                        classes.resolve(target).resolve(source.relativize(path).toString()));
            }
        }
    }
}
