package dev.servelab.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.FileRow;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.TimedOut;
import dev.servelab.server.Strategy;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private static final int FILES = Depth.of(1_000, 100_000);
    private static final int CLIENTS = Depth.of(20, 100);
    private static final int REQUESTS = Depth.of(1, 10);
    private static final String LONG = "x".repeat(120);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(7);

    @TempDir
    private static Path shared;

    static Stream<Strategy> strategies() {
        return Depth.isCampaign()
                ? Arrays.stream(Strategy.values())
                : Stream.of(Strategy.THREAD_PER_CONNECTION);
    }

    /** Whoever hears an end has the whole; others may be cut or refused, but nobody waits for ever. */
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
                assertThat(client.files()).hasSize(FILES);
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
            try (FileClient client = server.connect()) {
                List<FileRow> files = client.files();
                assertThat(files).hasSize(FILES);
                whole++;
            } catch (TimedOut hangs) {
                throw new AssertionError("a list hangs", hangs);
            } catch (IOException refusedOrCut) {
                // As clean an end as there can be without memory.
            }
        }
        return whole;
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
