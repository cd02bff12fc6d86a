package dev.servelab.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Has Jazzer look for inputs that a target fails on, in a JVM of its own. Jazzer is on the class
 * path in the profile {@code fuzz} alone: what it finds is kept as a {@link Corpus}, which needs no
 * fuzzer. Inputs that reach something new, and those that fail, are left in target/fuzz.
 */
public final class Fuzzer {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 300);
    /** A little more than the longest line of the protocol. */
    private static final int INPUT_BYTES_MAX = 4_500;
    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs in (\\d+) second.*");

    private final Class<?> target;
    private final String corpus;
    private final Path folder;

    /**
     * @param target has {@code public static void fuzzerTestOneInput(byte[])}
     * @param corpus its name among the corpora
     */
    public Fuzzer(Class<?> target, String corpus) {
        this.target = target;
        this.corpus = corpus;
        this.folder = Path.of("target", "fuzz", corpus);
    }

    /**
     * Looks for as long as {@code -Dfuzz.seconds} says.
     *
     * @param judges what decides whether a target is right, and is not itself to be explored
     * @throws AssertionError with what was found, and where
     */
    public void run(List<Class<?>> judges) throws IOException, InterruptedException {
        Path found = Files.createDirectories(folder.resolve("corpus"));
        List<String> lines = jazzer(judges, List.of("-max_total_time=" + SECONDS,
                "-max_len=" + INPUT_BYTES_MAX, "-timeout=10", "-artifact_prefix=" + folder + "/",
                found.toString(), Corpus.folder(corpus).toString()));
        String runs = lines.stream().map(RUNS::matcher).filter(Matcher::matches)
                .map(run -> String.format("%,d inputs in %s s, none failed",
                        Long.parseLong(run.group(1)), run.group(2)))
                .findAny().orElseThrow(() -> failure(lines));
        Figures.say("fuzzing of " + corpus, runs);
    }

    private AssertionError failure(List<String> lines) {
        String report = lines.stream().dropWhile(line -> !line.startsWith("== "))
                .limit(30).collect(Collectors.joining("\n"));
        return new AssertionError(corpus + ": " + (report.isEmpty() ? lines : report)
                + "\nIf an input was written, move it to " + Corpus.folder(corpus)
                + ": from then on it is a test.");
    }

    private List<String> jazzer(List<Class<?>> judges, List<String> arguments)
            throws IOException, InterruptedException {
        String excluded = Stream.concat(judges.stream(), Stream.of(target)).map(Class::getName)
                .collect(Collectors.joining(":"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading",
                "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=dev.servelab.**",
                "--instrumentation_excludes=" + excluded,
                "--custom_hook_includes=dev.servelab.**", "--custom_hook_excludes=" + excluded,
                "--reproducer_path=" + folder));
        command.addAll(arguments);
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        try {
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(log, ISO_8859_1);
    }
}
