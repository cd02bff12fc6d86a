package dev.servelab.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server under test is started with.
 *
 * @param options of {@code serve}, as they stand on a command line
 * @param processors that it may run on, as {@code taskset} reads them; empty for all
 */
public record ServerLaunch(Path directory, List<String> options, String processors) {
    /** A server on all processors. */
    public ServerLaunch(Path directory, List<String> options) {
        this(directory, options, "");
    }

    /** The same with what is the server's of a variant. */
    ServerLaunch with(Variant variant) {
        List<String> all = new ArrayList<>(options);
        variant.levels().forEach((factor, level) -> {
            if (!factor.serverOption().isEmpty()) {
                all.addAll(List.of(factor.serverOption(), level.spec()));
            }
        });
        return new ServerLaunch(directory, List.copyOf(all), processors);
    }

    /** The whole command: a JVM of its own, on a free port, with a lifeline. */
    List<String> command() {
        List<String> arguments = new ArrayList<>(List.of("serve", "127.0.0.1", "0",
                directory.toAbsolutePath().toString(), "--lifeline"));
        arguments.addAll(options);
        List<String> command = new ArrayList<>();
        if (!processors.isEmpty()) {
            command.addAll(List.of("taskset", "-c", processors));
        }
        command.addAll(ServerJvm.command(arguments));
        return command;
    }
}
