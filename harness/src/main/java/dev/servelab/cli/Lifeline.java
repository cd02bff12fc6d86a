package dev.servelab.cli;

import com.google.gson.JsonObject;
import dev.servelab.server.FileServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a harness holds its server: when it goes, however it goes, the server's standard input ends,
 * and the server with it. Questions are asked here and not on the port under test, which a starved
 * pool could not answer: {@code stats}, answered by {@link FileServer#report}, and {@code disk on}
 * or {@code disk off}, for {@link FileServer#declaredDisk}. Each answer is one line of JSON.
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
                JsonObject answer = answerTo(line);
                if (answer != null) {
                    out.println(answer);
                    out.flush();
                }
            }
        } catch (IOException gone) {
            // As if it had ended.
        }
    }

    /** Null to what is no question. */
    private @Nullable JsonObject answerTo(String line) {
        return switch (line) {
            case "stats" -> server.report();
            case "disk on" -> turnDisk(true);
            case "disk off" -> turnDisk(false);
            default -> null;
        };
    }

    private JsonObject turnDisk(boolean on) {
        server.declaredDisk(on);
        JsonObject done = new JsonObject();
        done.addProperty("disk", on ? "on" : "off");
        return done;
    }
}
