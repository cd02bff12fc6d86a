package dev.servelab.benchmarks.race;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a JVM of its own, on the first processor where there are two. */
final class ServerChild implements AutoCloseable {
    private final Process process;
    private final InetSocketAddress address;

    /** @param pinned whether this process is, which the child must not inherit */
    ServerChild(boolean pinned, List<String> mainAndArguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (pinned) {
            command.addAll(List.of("taskset", "-c", "0,1"));
        }
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-Xms256m",
                "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path")));
        command.addAll(mainAndArguments);
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null || !line.startsWith("listening on ")) {
            close();
            throw new IOException("the server does not start: " + line);
        }
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
    }

    InetSocketAddress address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /** Processor time that the server has used so far, in microseconds. */
    long cpuMicros() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1_000;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
