package dev.servelab.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** A server in a JVM of its own, for what holds for a whole process: its memory, what it says. */
final class ChildServer implements AutoCloseable {
    private static final int EXIT_WITHIN_S = 30;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern OTHER = Pattern.compile("Other \\(reserved=\\d+KB, "
            + "committed=(\\d+)KB");

    private final Process process;
    private final BufferedReader out;
    private final InetSocketAddress address;

    private ChildServer(Process process) throws IOException {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Integer.parseInt(line()));
    }

    /** Starts one, with these options for its JVM beside those that it needs. */
    static ChildServer start(Path root, StrategySpec strategy, String policy, long cacheBytes,
            String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"),
                ChildServerMain.class.getName(), root.toString(), strategy.toString(), policy,
                Long.toString(cacheBytes)));
        Process process = new ProcessBuilder(command).start();
        try {
            return new ChildServer(process);
        } catch (IOException | RuntimeException failed) {
            process.destroyForcibly();
            failed.addSuppressed(new IOException(new String(
                    process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)));
            throw failed;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** What a diagnostic command says, one of those that {@link ChildServerMain} names. */
    String diagnose(String command) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append(command).append('\n').flush();
        StringBuilder said = new StringBuilder();
        for (String line = line(); !line.equals(ChildServerMain.DONE); line = line()) {
            said.append(line).append('\n');
        }
        return said.toString();
    }

    /** What native memory tracking has under Other: memory outside the heap that Java code took. */
    long otherBytes() throws IOException {
        return 1024 * find(OTHER, diagnose(ChildServerMain.NATIVE_MEMORY));
    }

    /** Memory that it occupies now. */
    long residentBytes() throws IOException {
        return 1024 * find(RESIDENT, Files.readString(proc("status")));
    }

    /** Sockets and files that it has open. */
    long descriptors() {
        return Descriptors.count(proc("fd"));
    }

    /** Ends it in order, and returns what it has said on standard error. */
    String end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(EXIT_WITHIN_S, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Path proc(String name) {
        return Path.of("/proc", Long.toString(process.pid()), name);
    }

    private String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the child has ended");
        }
        return line;
    }

    private static long find(Pattern number, String text) {
        Matcher found = number.matcher(text);
        assertThat(found.find()).as("%s in %s", number, text).isTrue();
        return Long.parseLong(found.group(1));
    }
}
