package dev.servelab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a program of the system came to.
 *
 * @param status how it ended
 * @param said   all of its output
 */
record Tool(int status, String said) {
    private static final int END_WITHIN_S = 60;

    /** Runs it to its end in a folder, with nothing to read and no settings of the user. */
    static Tool run(Path folder, String... command) throws IOException, InterruptedException {
        return run(folder, List.of(command));
    }

    private static Tool run(Path folder, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.endsWith("_proxy"));
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(process.waitFor(END_WITHIN_S, TimeUnit.SECONDS)).isTrue();
            return new Tool(process.exitValue(), said);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs curl, quiet but for errors. */
    static Tool curl(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "30"));
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    /** It must have ended so. */
    Tool endsWith(int expected) {
        assertThat(status).as(said).isEqualTo(expected);
        return this;
    }
}
