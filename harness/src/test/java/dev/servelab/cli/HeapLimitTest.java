package dev.servelab.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.server.Strategy;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A server with a small heap, a folder of many long names, and many who ask for all of them. */
final class HeapLimitTest {
    /** In a campaign, more than the heap holds. */
    private static final int FILES = Depth.of(500, 60_000);
    private static final int CLIENTS = 20;
    private static final int REQUESTS = 1;
    private static final int PATIENCE_MS = 60_000;
    private static final String LONG = "x".repeat(120);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(7);

    @TempDir
    private static Path shared;

    static Stream<Strategy> strategies() {
        return Depth.of(Strategy.THREAD_PER_CONNECTION, Strategy.values());
    }

    /** Whoever hears an end has the whole; others are refused or cut, and nobody waits for ever. */
    @ParameterizedTest
    @MethodSource("strategies")
    @Tag(Depth.TAG)
    @Timeout(300)
    void heap_scarceUnderManyLists_serverAnswersAfterwards(Strategy strategy) throws Exception {
        for (int i = 0; i < FILES; i++) {
            Path file = shared.resolve(LONG + i);
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
        }
        Jvm small = Jvm.like().with("-Xmx48m", "-XX:+UseSerialGC");
        try (ServeProcess server = ServeProcess.start(small, shared, "--strategy", strategy.id(),
                "--lifeline"); ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> lists = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                lists.add(threads.submit(() -> countLists(server)));
            }
            int whole = 0;
            for (Future<Integer> list : lists) {
                whole += list.get();
            }
            try (FileClient client = server.connect()) {
                client.get(LONG + 1, FileClient.DISCARD, Progress.NONE);
            }
            assertNobodyIsLeft(server);
            server.hangUp();
            server.assertEndsWithin(GONE_WITHIN);
            Figures.say("heap of 48 MiB, " + FILES + " names, " + strategy.id(),
                    whole + " of " + CLIENTS * REQUESTS + " lists came whole, 0 wrong");
        }
    }

    private static int countLists(ServeProcess server) throws IOException {
        int whole = 0;
        for (int i = 0; i < REQUESTS; i++) {
            try (Socket client = new Socket(server.address().getAddress(),
                    server.address().getPort())) {
                client.setSoTimeout(PATIENCE_MS);
                client.getOutputStream().write("FILES\n".getBytes(StandardCharsets.US_ASCII));
                whole += isWhole(new BufferedInputStream(client.getInputStream(), 1 << 16))
                        ? 1
                        : 0;
            } catch (SocketException cut) {
                // As clean an end as there can be without memory.
            }
        }
        return whole;
    }

    /** False if it was refused or cut; fails if it has an end and its bytes are others. */
    private static boolean isWhole(InputStream in) throws IOException {
        String[] header = line(in).split(" ", 3);
        if (!header[0].equals("OK")) {
            assertThat(header[0]).isIn("ERR", "");
            return false;
        }
        byte[] body = new byte[1 << 16];
        Crc32c sum = new Crc32c();
        long left = Long.parseLong(header[1]);
        while (left > 0) {
            int count = in.read(body, 0, (int) Math.min(left, body.length));
            if (count < 0) {
                return false;
            }
            sum.update(ByteBuffer.wrap(body, 0, count));
            left -= count;
        }
        String end = line(in);
        if (end.isEmpty()) {
            return false;
        }
        assertThat(end).startsWith(String.format(Locale.ROOT, "END %08x", sum.value()));
        return true;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString();
    }

    private static void assertNobodyIsLeft(ServeProcess server) throws IOException {
        JsonObject stats;
        do {
            server.say("stats");
            stats = JsonParser.parseString(server.line()).getAsJsonObject();
        } while (stats.get("connections").getAsInt() > 0);
        assertThat(stats.get("pins").getAsInt()).isZero();
    }
}
