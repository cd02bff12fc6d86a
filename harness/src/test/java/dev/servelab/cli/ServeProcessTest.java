package dev.servelab.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.protocol.ClientException;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.FailedTransfer;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.ServerRefused;
import dev.servelab.server.Strategy;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** {@code serve} as a process: signals, lifeline, log, and the system's limits. */
final class ServeProcessTest {
    private static final int FILE_BYTES = 4 << 20;
    private static final int CLIENTS = 8;
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration GONE_WITHIN = GRACE.plusSeconds(2);

    @TempDir
    private static Path root;

    @TempDir
    private Path elsewhere;

    private static long writtenNs;

    @BeforeAll
    static void writeFiles() throws IOException {
        byte[] content = new byte[FILE_BYTES];
        new Random(5).nextBytes(content);
        Files.write(root.resolve("file"), content);
        Files.write(root.resolve("small"), new byte[100]);
        Files.write(root.resolve("a b%\u00fc"), new byte[10]);
        writtenNs = System.nanoTime();
    }

    /**
     * Clients that ask again and again, and one that has stopped reading: it would hold the server
     * for ever. What they have got whole is right; the rest ends in a way that nobody can mistake.
     */
    @ParameterizedTest
    @EnumSource(Strategy.class)
    void sigterm_underLoad_endsWithinTheGrace(Strategy strategy) throws Exception {
        try (ServeProcess server = ServeProcess.start(root, "--strategy", strategy.id(),
                "--grace", "1s");
                Socket stuck = stuckReader(server);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch warm = new CountDownLatch(CLIENTS);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(clients.submit(() -> getUntilItEnds(server, warm)));
            }
            warm.await();
            server.terminate();
            server.assertEndsWithin(GONE_WITHIN);
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).as("files received whole").isPositive();
            }
            assertThat(countUntilCut(stuck)).isLessThan(FILE_BYTES);
            assertThat(server.err()).contains("try: ./servelab get ", "or open http://127.0.0.1:")
                    .doesNotContain("\tat ");
        }
    }

    /** How many files came whole; then a refusal, or a transfer that is visibly cut. */
    private static int getUntilItEnds(ServeProcess server, CountDownLatch warm) throws IOException {
        int whole = 0;
        try (FileClient client = server.connect()) {
            while (true) {
                client.get("file", FileClient.DISCARD, Progress.NONE);
                whole++;
                warm.countDown();
            }
        } catch (ServerRefused refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
        } catch (FailedTransfer cut) {
            assertThat(cut.reason()).isIn(FailedTransfer.Reason.SHORT,
                    FailedTransfer.Reason.RESET);
        }
        return whole;
    }

    private static Socket stuckReader(ServeProcess server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(server.address());
        socket.getOutputStream().write("GET file\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('O');
        return socket;
    }

    private static long countUntilCut(Socket socket) throws IOException {
        long count = 0;
        try (InputStream in = socket.getInputStream()) {
            byte[] piece = new byte[16 * 1024];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                count += n;
            }
        } catch (SocketException reset) {
            // As visible as an early end.
        }
        return count;
    }

    @Test
    void sigterm_nobodyConnected_endsAtOnce() throws Exception {
        try (ServeProcess server = ServeProcess.start(root, "--grace", "1h")) {
            server.terminate();
            server.assertEndsWithin(GONE_WITHIN);
        }
    }

    /** Where the only thread of the pool is held, the port could not answer this. */
    @Test
    void lifeline_anyQuestion_isAnsweredThoughThePoolIsStarved() throws Exception {
        try (ServeProcess server = ServeProcess.start(root, "--lifeline", "--strategy",
                "thread-pool:1", "--policy", "lock-aware", "--disk", "ssd", "--grace", "1s");
                Socket stuck = stuckReader(server)) {
            server.say("nonsense");
            server.say("stats");
            JsonObject stats = JsonParser.parseString(server.line()).getAsJsonObject();
            assertThat(stats.get("strategy").getAsString()).isEqualTo("thread-pool:1");
            assertThat(stats.get("policy").getAsString()).isEqualTo("lock-aware:fifo");
            assertThat(stats.get("connections").getAsInt()).isEqualTo(1);
            assertThat(stats.get("pins").getAsInt()).isPositive();
            assertThat(stats.has("telemetry")).isTrue();
            for (String state : List.of("off", "on")) {
                server.say("disk " + state);
                assertThat(server.line()).isEqualTo("{\"disk\":\"" + state + "\"}");
                server.say("stats");
                assertThat(JsonParser.parseString(server.line()).getAsJsonObject().get("disk_on")
                        .getAsBoolean()).isEqualTo(state.equals("on"));
            }
            server.hangUp();
            server.assertEndsWithin(GONE_WITHIN);
            assertThat(server.err()).isEmpty();
            assertThat(countUntilCut(stuck)).isLessThan(FILE_BYTES);
        }
    }

    @Test
    void log_ofRequests_isAJsonLineForEach() throws Exception {
        Path log = elsewhere.resolve("log");
        try (ServeProcess server = ServeProcess.start(root, "--log", log.toString(), "--lifeline",
                "--grace", "1s")) {
            try (FileClient client = server.connect()) {
                client.get("small", FileClient.DISCARD, Progress.NONE);
                client.get("a b%\u00fc", FileClient.DISCARD, Progress.NONE);
                client.files();
                assertThatThrownBy(() -> client.get("nowhere", FileClient.DISCARD, Progress.NONE))
                        .isInstanceOf(ServerRefused.class);
                assertThatThrownBy(() -> client.get("../x", FileClient.DISCARD, Progress.NONE))
                        .isInstanceOf(ServerRefused.class);
            }
            server.hangUp();
            server.assertEndsWithin(GONE_WITHIN);
        }
        List<JsonObject> lines = Files.readAllLines(log).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
        assertThat(lines).map(line -> line.get("outcome").getAsString())
                .containsExactly("miss", "miss", "ok", "not-found", "bad-name");
        assertThat(lines).map(line -> line.get("name").getAsString())
                .containsExactly("small", "a b%25\u00fc", "", "nowhere", "../x");
        assertThat(lines).map(line -> line.get("request").getAsString())
                .containsExactly("GET", "GET", "FILES", "GET", "GET");
        assertThat(lines.getFirst().get("bytes").getAsLong()).isEqualTo(100);
        assertThat(lines).allMatch(line -> line.get("us").getAsLong() >= 0
                && line.get("peer").getAsString().startsWith("127.0.0.1:")
                && line.get("time").getAsString().matches("20.*Z"));
    }

    /** Nobody reads its standard output: the pipe is full after some hundred lines. */
    @Test
    void log_toAPipeThatIsFull_blocksNoRequest() throws Exception {
        try (ServeProcess server = ServeProcess.start(root, "--log", "-", "--grace", "1s",
                "--http", "off")) {
            try (FileClient client = server.connect()) {
                for (int i = 0; i < 3_000; i++) {
                    client.get("small", FileClient.DISCARD, Progress.NONE);
                }
            }
            assertThat(JsonParser.parseString(server.line()).getAsJsonObject().get("outcome")
                    .getAsString()).isEqualTo("miss");
            server.terminate();
            server.assertEndsWithin(GONE_WITHIN.plusSeconds(1));
        }
    }

    /**
     * Sixty-four descriptors, and a hundred who want one. Those that are connected are served on,
     * and when the hundred have gone, so are new ones.
     */
    @Test
    @Timeout(120)
    void descriptors_exhausted_serverRecovers() throws Exception {
        awaitRested();
        try (ServeProcess server = ServeProcess.start(Jvm.like().under("prlimit", "--nofile=64"),
                root, "--max-connections", "1000", "--revalidate", "10m", "--lifeline")) {
            try (FileClient inside = server.connect()) {
                warmUp(inside);
                List<Socket> crowd = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    crowd.add(new Socket(server.address().getAddress(),
                            server.address().getPort()));
                }
                for (int i = 0; i < 100; i++) {
                    inside.get("small", FileClient.DISCARD, Progress.NONE);
                }
                server.say("stats");
                assertThat(JsonParser.parseString(server.line()).getAsJsonObject()
                        .get("connections").getAsInt()).isBetween(2, 63);
                assertThatThrownBy(
                        () -> inside.get("a b%\u00fc", FileClient.DISCARD, Progress.NONE))
                        .isInstanceOfSatisfying(ServerRefused.class, refused -> assertThat(
                                refused.code()).isEqualTo(ErrorCode.BUSY));
                for (Socket client : crowd) {
                    client.close();
                }
            }
            getWhenTheyHaveGone(server);
            server.hangUp();
            server.assertEndsWithin(Duration.ofSeconds(7));
            assertThat(server.err()).contains("cannot accept a connection");
        }
    }

    /** What changed less than two seconds ago is loaded once more, for which it has no descriptor. */
    private static void awaitRested() {
        long restedNs = writtenNs + 2_100_000_000L;
        while (System.nanoTime() - restedNs < 0) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Until the server has seen them go, it has no descriptor for the file. */
    private static void getWhenTheyHaveGone(ServeProcess server) throws IOException {
        boolean served = false;
        while (!served) {
            try (FileClient afterwards = server.connect()) {
                afterwards.get("file", FileClient.DISCARD, Progress.NONE);
                served = true;
            } catch (ServerRefused refused) {
                assertThat(refused.code()).isEqualTo(ErrorCode.BUSY);
            }
        }
    }

    /** From folders of classes, as here, the JVM needs a descriptor for each that it loads. */
    private static void warmUp(FileClient client) throws IOException {
        for (String name : List.of("small", "small", "file", "file")) {
            client.get(name, FileClient.DISCARD, Progress.NONE);
        }
        client.stats();
        assertThatThrownBy(() -> client.get("nowhere", FileClient.DISCARD, Progress.NONE))
                .isInstanceOf(ServerRefused.class);
    }

    /** Killed, it leaves clients with an error and nothing that keeps the port. */
    @Test
    void kill_midTransfer_isSeenByTheClient() throws Exception {
        int port;
        try (ServeProcess server = ServeProcess.start(root);
                Socket stuck = stuckReader(server);
                FileClient client = server.connect()) {
            port = server.address().getPort();
            server.kill();
            assertThat(countUntilCut(stuck)).isLessThan(FILE_BYTES);
            assertThatThrownBy(() -> client.get("file", FileClient.DISCARD, Progress.NONE))
                    .isInstanceOf(ClientException.class);
        }
        try (ServeProcess again = ServeProcess.startOn(port, root);
                FileClient client = again.connect()) {
            client.get("file", FileClient.DISCARD, Progress.NONE);
        }
    }
}
