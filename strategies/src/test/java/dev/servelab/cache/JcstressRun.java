package dev.servelab.cache;

import com.sun.jna.Native;
import dev.servelab.protocol.Crc32c;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import joptsimple.OptionParser;
import org.openjdk.jcstress.Main;

/**
 * Runs {@link PinsStress} and {@link LoadStress} under jcstress in a JVM of its own, and reads what
 * it reports. jcstress has a runner generated for each test; that is done here, into the run's own
 * folder, so that neither the build nor an IDE needs to know its annotation processor.
 */
final class JcstressRun {
    private static final List<Class<?>> TESTS = List.of(PinsStress.class, LoadStress.class);
    /** One class of each folder and jar. */
    private static final List<Class<?>> NEEDED = List.of(PinsStress.class, FileCache.class,
            Crc32c.class, Main.class, OptionParser.class, Native.class);
    private static final Pattern TEST = Pattern
            .compile("\\bdev\\.servelab\\.cache\\.(\\w+\\.\\w+)$");
    /** A line of a table: result, samples, frequency, expectation. */
    private static final Pattern ROW = Pattern
            .compile("^ *(.*?) +([0-9,]+) +[<>]?[0-9.]+% +(\\w+) .*");

    private final Path folder;

    /**
     * What was seen of one test.
     *
     * @param samples   in all
     * @param forbidden of them, those that must not be
     */
    record Seen(long samples, long forbidden) {
        private Seen plus(Seen other) {
            return new Seen(samples + other.samples, forbidden + other.forbidden);
        }
    }

    /** @param folder empty; everything that is written is written there */
    JcstressRun(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs all tests, and says what was seen of each, by its name. What the JVM is started with here
     * jcstress hands on to those that it starts.
     */
    Map<String, Seen> run(List<String> arguments) throws IOException, InterruptedException {
        compile();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-cp", folder + File.pathSeparator + classPath(), Main.class.getName(),
                "-v", "-r", "report"));
        command.addAll(arguments);
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        process.getOutputStream().close();
        try {
            process.waitFor();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return read(Files.readAllLines(output).stream()
                .dropWhile(line -> !line.startsWith("RUN RESULTS")).toList());
    }

    private void compile() throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null,
                StandardCharsets.UTF_8)) {
            List<Path> sources = TESTS.stream().map(test -> Path.of("src/test/java",
                    test.getName().replace('.', '/') + ".java")).toList();
            boolean compiled = javac.getTask(messages, files, null,
                    List.of("-d", folder.toString(), "-s", folder.toString(), "-cp",
                            System.getProperty("java.class.path"), "-proc:full", "-nowarn"),
                    null, files.getJavaFileObjectsFromPaths(sources)).call();
            if (!compiled) {
                throw new IllegalStateException(messages.toString());
            }
        }
    }

    /** No more than is needed: jcstress starts thirty JVMs, and each looks through all of it. */
    private static String classPath() {
        return NEEDED.stream().map(JcstressRun::place).distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> needed) {
        URL place = needed.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(URI.create(place.toString())).toString();
    }

    private static Map<String, Seen> read(List<String> lines) {
        Map<String, Seen> all = new TreeMap<>();
        String test = "";
        for (String line : lines) {
            Matcher named = TEST.matcher(line);
            Matcher row = ROW.matcher(line);
            if (named.find()) {
                test = named.group(1);
            } else if (row.matches()) {
                long samples = Long.parseLong(row.group(2).replace(",", ""));
                boolean forbidden = row.group(3).equals("Forbidden");
                all.merge(test, new Seen(samples, forbidden ? samples : 0), Seen::plus);
            }
        }
        return all;
    }
}
