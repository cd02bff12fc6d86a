package dev.servelab.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Does once, in one JVM, what people start most, so that a JVM told to remember ({@code
 * -XX:AOTCacheOutput}, JEP 514) starts the same sooner from then on. The launcher runs it after a
 * build. Writes nothing but temporary files, and listens on this host alone.
 */
public final class Rehearsal {
    private static final String FILE = "a file.txt";

    private Rehearsal() {}

    /** Takes no arguments. Throws what went wrong: then there is nothing to remember. */
    public static void main(String[] none) throws IOException {
        Path folder = Files.createTempDirectory("servelab-rehearsal");
        try {
            Files.writeString(folder.resolve(FILE), "What is asked for.\n".repeat(1_000));
            Path in = Files.createDirectory(folder.resolve("in"));
            String server = serve(folder);
            for (List<String> command : commands(server, in)) {
                run(command);
            }
            Files.delete(in.resolve(FILE));
            Files.delete(in);
        } finally {
            Files.deleteIfExists(folder.resolve(FILE));
            Files.delete(folder);
        }
    }

    private static List<List<String>> commands(String server, Path in) {
        String name = server + "/" + FILE;
        return List.of(List.of("get", name, in.toString()), List.of("get", name, "-o", "-"),
                List.of("get", name, in.toString(), "--json"), List.of("list", server),
                List.of("list", "--all", server), List.of("stats", server),
                List.of("stats", server, "--json"), List.of("--help"), List.of("--version"),
                List.of("serve", "--help"), List.of("demo", "belady", "--plain"),
                List.of("quiz", "eviction", "--seed", "1", "--paper"),
                List.of("simulate", "zipf:0.9,objects=100,requests=1000", "--sizes", "10"));
    }

    /** Starts a server that lives as long as this process; returns where it listens. */
    private static String serve(Path folder) throws IOException {
        PipedInputStream said = new PipedInputStream();
        Streams streams = streams(new ResultStream(new PipedOutputStream(said)));
        Thread.ofPlatform().daemon().name("rehearsed-server").start(() -> Main.run(
                new String[]{"serve", "127.0.0.1", "0", folder.toString()}, streams));
        String line = new BufferedReader(
                new InputStreamReader(said, StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException("the server did not start");
        }
        return line.split(" ", 4)[2];
    }

    private static void run(List<String> command) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = Main.run(command.toArray(String[]::new), streams(new ResultStream(out)));
        if (status != ExitStatus.DONE) {
            throw new IOException(String.join(" ", command) + ": exit status " + status);
        }
    }

    /** As a process has them, though nobody sees what is written. */
    private static Streams streams(ResultStream out) {
        Terminal terminal = Streams.ofProcess().terminal();
        return Streams.of(out, new PrintWriter(new StringWriter(), true), terminal,
                StandardCharsets.UTF_8);
    }
}
