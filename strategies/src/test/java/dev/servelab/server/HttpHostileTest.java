package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.testing.HttpReply;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Over HTTP, under every strategy, with a client that obeys nothing; one-liners are in tables. */
@ParameterizedClass
@MethodSource("dev.servelab.server.Variants#strategies")
class HttpHostileTest implements AutoCloseable {
    private static final Map<String, Integer> SIZES = Map.of("empty", 0, "small", 700, "middle",
            40_000, "large", 8 << 20);

    @TempDir
    static Path root;

    private final FileServer server;

    HttpHostileTest(StrategySpec strategy) throws IOException {
        server = TestClock.serve(Variants.of(root, strategy, CacheSpec.parse("lru"), 16 << 20));
    }

    @BeforeAll
    static void writeFiles() throws Exception {
        SharedFiles files = new SharedFiles(root);
        for (Map.Entry<String, Integer> file : SIZES.entrySet()) {
            files.write(file.getKey(), file.getValue());
        }
    }

    @AfterEach
    @Override
    public void close() throws IOException {
        Await.until("all pins are back", () -> Await.isAtRest(server));
        server.checkInvariants();
        server.close();
    }

    /** In one packet, while the answers are read: each in its place, each with its own bytes. */
    @Test
    void pipelining_aThousandMixedRequests_areAnsweredInOrder() throws Exception {
        Random random = new Random(42);
        List<String> asked = new ArrayList<>();
        StringBuilder packet = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            String request = List.of("GET small", "GET middle", "HEAD middle", "GET empty",
                    "GET nowhere", "HEAD nowhere", "GET ../x", "POST small")
                    .get(random.nextInt(8));
            asked.add(request);
            packet.append(request.replace(" ", " /")).append(" HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        try (RawClient client = RawClient.slow(server, Spoken.HTTP)) {
            client.send(packet.toString()).halfClose();
            for (String request : asked) {
                checkAnswer(HttpReply.read(client.in(), request.startsWith("HEAD ")), request);
            }
            client.assertEnd();
        }
    }

    private static void checkAnswer(HttpReply reply, String request) {
        String name = request.substring(request.indexOf(' ') + 1);
        int status = switch (request) {
            case "GET ../x" -> 400;
            case "POST small" -> 405;
            default -> SIZES.containsKey(name) ? 200 : 404;
        };
        assertThat(reply.status()).as(request).isEqualTo(status);
        if (status == 200) {
            assertThat(reply.length()).isEqualTo((long) SIZES.getOrDefault(name, 0));
        }
        if (status == 200 && request.startsWith("GET ")) {
            assertThat(reply.body()).isEqualTo(content(name));
        }
    }

    @Test
    void halfClose_afterTheRequest_givesTheWholeAnswer() throws Exception {
        try (RawClient client = RawClient.connect(server, Spoken.HTTP)) {
            client.get("large").halfClose();
            assertThat(client.body()).isEqualTo(content("large"));
            client.assertEnd();
        }
    }

    /** The end of the connection is not the end of a head. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /small HTTP/1.1", "GET /small HTTP/1.1\r\n",
            "GET /small HTTP/1.1\r\nHost: x", "GET /small HTTP/1.1\r\nHost: x\r\n",
            "GET /small HTTP/1.1\r\nHost: x\r\n\r"})
    void halfClose_withinAHead_neverExecutesIt(String request) throws Exception {
        try (RawClient client = RawClient.connect(server, Spoken.HTTP)) {
            client.send(request).halfClose();
            client.assertEnd();
        }
        assertThat(server.cache().stats().misses()).isZero();
    }

    /** They go without a word, or by a reset, while the body is sent: nobody keeps a pin. */
    @Test
    void clients_thatGoInTheMiddleOfABody_leaveNothing() throws Exception {
        for (int i = 0; i < 10; i++) {
            RawClient client = RawClient.slow(server, Spoken.HTTP);
            client.get("large").header();
            client.read(1_000 * i);
            if (i % 2 == 0) {
                client.reset();
            } else {
                client.close();
            }
        }
        Await.until("all have gone", () -> server.connectionStats().open() == 0);
        assertThat(server.fronts().counters().aborted.sum()).isEqualTo(10);
    }

    /** What a head may not be longer than, by a flood that has no end: refused, and all of it read. */
    @Test
    void head_withoutEnd_everyClientReceivesTheReason() throws Exception {
        byte[] flood = ("GET /" + "x".repeat(300_000)).getBytes(StandardCharsets.US_ASCII);
        byte[] fields = ("GET /small HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(50_000))
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 20; i++) {
            try (RawClient client = RawClient.connect(server, Spoken.HTTP)) {
                client.send(i % 2 == 0 ? flood : fields).halfClose();
                assertThat(HttpReply.read(client.in(), false).status())
                        .isEqualTo(i % 2 == 0 ? 414 : 431);
                client.assertEnd();
            }
        }
    }

    private static byte[] content(String name) {
        return SharedFiles.content(name, SIZES.getOrDefault(name, 0), 1);
    }
}
