package dev.servelab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a JVM for one command is started.
 *
 * @param wrapper the command that starts java, as {@code prlimit} does; may be empty
 * @param flags for java, beside those that make it start soon
 */
record Jvm(List<String> wrapper, List<String> flags, String classPath) {
    private static final List<String> QUICK = List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED");

    /** Like this JVM. */
    static Jvm like() {
        return new Jvm(List.of(), List.of(), System.getProperty("java.class.path"));
    }

    /** Under one command more, which starts those that were there. */
    Jvm under(String... command) {
        return under(List.of(command));
    }

    Jvm under(List<String> command) {
        return new Jvm(Stream.concat(command.stream(), wrapper.stream()).toList(), flags,
                classPath);
    }

    Jvm with(String... moreFlags) {
        return new Jvm(wrapper, Stream.concat(flags.stream(), Stream.of(moreFlags)).toList(),
                classPath);
    }

    /** With another copy of the classes. */
    Jvm from(String otherClassPath) {
        return new Jvm(wrapper, flags, otherClassPath);
    }

    /** Runs {@code servelab} with these arguments. */
    Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, "dev.servelab.cli.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command).start();
    }
}
