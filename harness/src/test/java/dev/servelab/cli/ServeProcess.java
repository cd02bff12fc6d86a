package dev.servelab.cli;

import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code serve} in a JVM of its own, from its first line on. */
final class ServeProcess implements AutoCloseable {
    private static final String FIRST_WORDS = "listening on ";

    private final Process process;
    private final BufferedReader out;
    private final InetSocketAddress address;

    private ServeProcess(Process process) throws IOException {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(),
                StandardCharsets.UTF_8));
        String line = String.valueOf(out.readLine());
        assertThat(line).startsWith(FIRST_WORDS);
        String where = line.substring(FIRST_WORDS.length()).split(" ", 2)[0];
        int colon = where.lastIndexOf(':');
        this.address = new InetSocketAddress(where.substring(0, colon),
                Integer.parseInt(where.substring(colon + 1)));
    }

    /** On a free port of this host. */
    static ServeProcess start(Path directory, String... options) throws IOException {
        return start(Jvm.like(), 0, directory, options);
    }

    /** On a given port. */
    static ServeProcess startOn(int port, Path directory, String... options) throws IOException {
        return start(Jvm.like(), port, directory, options);
    }

    /** In a JVM that is started otherwise. */
    static ServeProcess start(Jvm jvm, Path directory, String... options) throws IOException {
        return start(jvm, 0, directory, options);
    }

    private static ServeProcess start(Jvm jvm, int port, Path directory, String... options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve", "127.0.0.1",
                Integer.toString(port), directory.toString()));
        arguments.addAll(Arrays.asList(options));
        Process process = jvm.start(arguments);
        try {
            return new ServeProcess(process);
        } catch (IOException | AssertionError failed) {
            process.destroyForcibly();
            failed.addSuppressed(new IOException(new String(
                    process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)));
            throw failed;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    FileClient connect() throws IOException {
        return FileClient.connect(address, ClientOptions.DEFAULT);
    }

    /** The next line of its standard output. */
    String line() throws IOException {
        return String.valueOf(out.readLine());
    }

    /** Says a line on its standard input. */
    void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Its standard input ends. */
    void hangUp() throws IOException {
        process.getOutputStream().close();
    }

    /** SIGTERM; unlike {@link Process#destroy} it leaves what it says to be read. */
    void terminate() {
        assertThat(process.toHandle().destroy()).isTrue();
    }

    /** SIGKILL, and its end. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Fails if it has not gone with status 0 within that time. */
    void assertEndsWithin(Duration time) throws InterruptedException {
        assertThat(process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS))
                .as("gone within " + time).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** All that it has said on standard error, once it has gone. */
    String err() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
