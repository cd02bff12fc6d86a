package dev.servelab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code servelab} in a JVM of its own: for what only a process can show. */
final class ChildProcess implements AutoCloseable {
    private static final int EXIT_WITHIN_S = 60;

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    static ChildProcess start(String... arguments) throws IOException {
        return start(Jvm.like(), arguments);
    }

    /** In a JVM that is started otherwise. */
    static ChildProcess start(Jvm jvm, String... arguments) throws IOException {
        return new ChildProcess(jvm.start(List.of(arguments)));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL, and its end. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM, and its end. */
    void terminate() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(EXIT_WITHIN_S, TimeUnit.SECONDS)).isTrue();
    }

    /** Reads one byte of its output and closes the pipe, as {@code head -c 1} does. */
    void readOneByteAndLeave() throws IOException {
        assertThat(process.getInputStream().read()).isNotNegative();
        process.getInputStream().close();
    }

    /** Waits for its end, checks the status, and returns what it said on standard error. */
    String endsWith(int status) throws IOException, InterruptedException {
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(EXIT_WITHIN_S, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("status, after: %s", err).isEqualTo(status);
        return err;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
