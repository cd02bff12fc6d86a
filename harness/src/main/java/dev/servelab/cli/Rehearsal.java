package dev.servelab.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Does once what people start most, so that a JVM told to remember ({@code -XX:AOTCacheOutput}, JEP
 * 514) starts the same sooner from then on. The launcher runs it after a build, once for each kind
 * of command: a start also pays for what is remembered and not needed. Writes nothing but temporary
 * files, and listens on this host alone.
 */
public final class Rehearsal {
    private static final String FILE = "a file.txt";

    private Rehearsal() {}

    /**
     * Takes the kind, {@code clients} or {@code others}. Throws what went wrong: then there is
     * nothing to remember.
     */
    public static void main(String[] kind) throws IOException {
        Path folder = Files.createTempDirectory("servelab-rehearsal");
        try {
            Files.writeString(folder.resolve(FILE), "What is asked for.\n".repeat(1_000));
            rehearse(kind[0], folder);
        } finally {
            Files.deleteIfExists(folder.resolve(FILE));
            Files.delete(folder);
        }
    }

    private static void rehearse(String kind, Path folder) throws IOException {
        switch (kind) {
            case "clients" -> clients(folder);
            case "others" -> {
                server(folder);
                run(List.of(List.of("--help"), List.of("serve", "--help"), List.of("--version"),
                        List.of("demo", "belady", "--plain"),
                        List.of("quiz", "eviction", "--seed", "1", "--paper"),
                        List.of("simulate", "zipf:0.9,objects=100,requests=1000", "--sizes",
                                "10")));
            }
            default -> throw new IllegalArgumentException(kind);
        }
    }

    /** The server is another JVM: clients have no use for its classes. */
    private static void clients(Path folder) throws IOException {
        Process server = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "serve", "--lifeline", "127.0.0.1", "0", folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Path in = Files.createDirectory(folder.resolve("in"));
        try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
            String address = address(said);
            String name = address + "/" + FILE;
            run(List.of(List.of("get", name, in.toString()), List.of("get", name, "-o", "-"),
                    List.of("get", name, in.toString(), "--json"), List.of("list", address),
                    List.of("list", "--all", address), List.of("stats", address),
                    List.of("stats", address, "--json")));
        } finally {
            server.getOutputStream().close(); // its lifeline
            Files.deleteIfExists(in.resolve(FILE));
            Files.delete(in);
        }
    }

    /** The server lives as long as this process; it is asked over both wires. */
    private static void server(Path folder) throws IOException {
        PipedInputStream said = new PipedInputStream();
        Streams streams = streams(new ResultStream(new PipedOutputStream(said)));
        Thread.ofPlatform().daemon().name("rehearsed-server").start(() -> Main.run(
                new String[]{"serve", "127.0.0.1", "0", folder.toString()}, streams));
        HostPort server = HostPort.parse(address(
                new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8))));
        if (server == null) {
            throw new IOException("the server does not say where it listens");
        }
        for (String asked : List.of("GET " + FILE + "\nLIST\nFILES\nSTATS\n",
                "GET /a%20file.txt HTTP/1.1\r\nHost: here\r\n\r\n")) {
            try (Socket socket = new Socket(server.host(), server.port())) {
                socket.getOutputStream().write(asked.getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        }
    }

    private static String address(BufferedReader said) throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException("the server did not start");
        }
        return line.split(" ", 4)[2];
    }

    private static void run(List<List<String>> commands) throws IOException {
        for (List<String> command : commands) {
            int status = Main.run(command.toArray(String[]::new),
                    streams(new ResultStream(new ByteArrayOutputStream())));
            if (status != ExitStatus.DONE) {
                throw new IOException(String.join(" ", command) + ": exit status " + status);
            }
        }
    }

    /** As a process has them, though nobody sees what is written. */
    private static Streams streams(ResultStream out) {
        Terminal terminal = Streams.ofProcess().terminal();
        return Streams.of(out, new PrintWriter(new StringWriter(), true), terminal,
                StandardCharsets.UTF_8);
    }
}
