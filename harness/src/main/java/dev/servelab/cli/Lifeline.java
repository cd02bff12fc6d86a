package dev.servelab.cli;

import dev.servelab.server.FileServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * How a harness holds its server: when it goes, however it goes, the server's standard input ends,
 * and the server with it. Questions are asked here and not on the port under test, which a starved
 * pool could not answer.
 */
final class Lifeline {
    private final FileServer server;
    private final BufferedReader in;
    private final PrintWriter out;

    Lifeline(FileServer server, InputStream in, PrintWriter out) {
        this.server = server;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    /** Answers until the input ends. */
    void run() {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answer(line);
            }
        } catch (IOException gone) {
            // As if it had ended.
        }
    }

    /** What is no question of ours has no answer. */
    private void answer(String line) {
        switch (line) {
            case "stats" -> out.println(server.report());
            case "disk on", "disk off" -> {
                server.declaredDisk(line.equals("disk on"));
                out.println("{\"disk\":\"" + line.substring("disk ".length()) + "\"}");
            }
            default -> {
                return;
            }
        }
        out.flush();
    }
}
