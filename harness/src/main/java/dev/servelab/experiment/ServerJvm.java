package dev.servelab.experiment;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JVM that a server under test gets: this one's, with this one's classes, and fixed flags of
 * its own, so that no variant's heap is another's.
 */
public final class ServerJvm {
    /** The heap holds no file content; it starts at its full size, so that none has to grow. */
    static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m", "-XX:+UseG1GC",
            "--enable-native-access=ALL-UNNAMED");
    private static final String MAIN_CLASS = "dev.servelab.cli.Main";
    /** Flags by another door: a result would not show them. */
    private static final List<String> HIDDEN_FLAGS = List.of("JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private ServerJvm() {}

    /** The command that runs {@code servelab} with these arguments. */
    static List<String> command(List<String> arguments) {
        return command(MAIN_CLASS, arguments);
    }

    /** The command that runs a main class of ours with these arguments. */
    public static List<String> command(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", classPath(), mainClass));
        command.addAll(arguments);
        return command;
    }

    /**
     * What is put into, and taken out of, the environment: in the C locale a JVM on Linux cannot
     * see names beyond ASCII.
     */
    static void prepare(Map<String, String> environment) {
        HIDDEN_FLAGS.forEach(environment::remove);
        if (System.getProperty("os.name").equals("Linux")) {
            environment.put("LC_ALL", "C.UTF-8");
        }
    }

    /** Ours, with absolute paths. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
