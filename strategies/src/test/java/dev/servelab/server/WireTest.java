package dev.servelab.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.cache.CacheSpec;
import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.ReplyHeader;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.testing.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said on a connection, under every strategy, with a client that obeys nothing. */
@ParameterizedClass
@MethodSource("dev.servelab.server.Variants#strategies")
class WireTest implements AutoCloseable {
    private static final int LARGE_BYTES = 8 << 20;
    private static final String ODD_NAME = "Übung 1/a b  %41\tß";
    private static final String ODD_WIRE = "Übung 1/a b  %2541%09ß";

    @TempDir
    static Path root;

    private static final Map<String, byte[]> FILES = new TreeMap<>();

    private final FileServer server;

    WireTest(StrategySpec strategy) throws IOException {
        server = TestClock.serve(Variants.of(root, strategy, CacheSpec.parse("lru"), 16 << 20));
    }

    @BeforeAll
    static void writeFiles() throws Exception {
        SharedFiles files = new SharedFiles(root);
        FILES.put("empty", files.write("empty", 0));
        FILES.put("small", files.write("small", 700));
        FILES.put("middle", files.write("middle", 40_000));
        FILES.put("large", files.write("large", LARGE_BYTES));
        FILES.put(ODD_NAME, files.write(ODD_NAME, 3_000));
        Files.createDirectories(root.resolve("folder"));
    }

    @AfterEach
    @Override
    public void close() throws IOException {
        server.checkInvariants();
        server.close();
    }

    /** In one packet, while the answers are read: each in its place, each with its own bytes. */
    @Test
    void pipelining_aThousandMixedRequests_areAnsweredInOrder() throws Exception {
        long seed = 42;
        Random random = new Random(seed);
        List<String> asked = new ArrayList<>();
        StringBuilder packet = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            String request = List.of("GET small", "GET middle", "GET empty", "GET nowhere",
                    "GET folder", "GET ../x", "LIST", "FILES", "STATS", "GET " + ODD_WIRE)
                    .get(random.nextInt(10));
            asked.add(request);
            packet.append(request).append(random.nextBoolean() ? "\n" : "\r\n");
        }
        try (RawClient client = RawClient.slow(server)) {
            client.send(packet.toString()).halfClose();
            for (String request : asked) {
                checkAnswer(client, request);
            }
            client.assertEnd();
        }
    }

    private static void checkAnswer(RawClient client, String request) throws IOException {
        switch (request) {
            case "GET nowhere" -> client.error("not-found");
            case "GET folder" -> client.error("not-a-file");
            case "GET ../x" -> client.error("bad-name");
            case "LIST" -> assertThat(text(client.body())).doesNotContain("nowhere");
            case "FILES" -> assertThat(text(client.body()).lines()).hasSize(FILES.size());
            case "STATS" -> assertThat(text(client.body())).startsWith("{").endsWith("}");
            case "GET " + ODD_WIRE -> assertThat(client.body()).isEqualTo(FILES.get(ODD_NAME));
            default -> assertThat(client.body()).isEqualTo(FILES.get(request.substring(4)));
        }
    }

    /** However the bytes are cut: two requests with every cut, each part in a packet of its own. */
    @Test
    void request_splitAtEveryByte_isAnsweredAllTheSame() throws Exception {
        byte[] bytes = ("GET " + ODD_WIRE + "\r\nGET small\n").getBytes(StandardCharsets.UTF_8);
        try (RawClient client = RawClient.connect(server)) {
            for (int cut = 1; cut < bytes.length; cut++) {
                client.send(Arrays.copyOf(bytes, cut));
                client.send(Arrays.copyOfRange(bytes, cut, bytes.length));
                assertThat(client.body()).isEqualTo(FILES.get(ODD_NAME));
                assertThat(client.body()).isEqualTo(FILES.get("small"));
            }
            for (byte b : bytes) {
                client.send(new byte[]{b});
            }
            assertThat(client.body()).isEqualTo(FILES.get(ODD_NAME));
            assertThat(client.body()).isEqualTo(FILES.get("small"));
        }
    }

    @Test
    void halfClose_afterTheRequest_givesTheWholeAnswer() throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            client.send("GET large\n").halfClose();
            assertThat(client.body()).isEqualTo(FILES.get("large"));
            client.assertEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET small", "GET small\r", "LIST", "GET large\nGET small"})
    void halfClose_withinALine_neverExecutesIt(String request) throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            client.send(request).halfClose();
            if (request.indexOf('\n') >= 0) {
                assertThat(client.body()).isEqualTo(FILES.get("large"));
            }
            client.assertEnd();
        }
        assertThat(server.cache().stats().misses()).isEqualTo(request.indexOf('\n') >= 0 ? 1 : 0);
    }

    /** 4,096 bytes exclude the line end; the name is then refused for its own length. */
    @Test
    void line_ofExactlyTheLimit_isRead() throws Exception {
        String name = "GET " + "n".repeat(4_092);
        try (RawClient client = RawClient.connect(server)) {
            client.send(name + "\n").error("bad-name");
            client.send(name + "\r\n").error("bad-name");
            client.assertUsable();
            client.send(name + "n\n").error("too-long");
            client.assertEnd();
        }
    }

    /** So many bytes are under way when the error is said that a plain close would reset. */
    @Tag(Depth.TAG)
    @ParameterizedTest
    @ValueSource(ints = {64 << 10, 200_000, 1 << 20})
    void line_tooLong_everyClientReceivesTheReason(int bytes) throws Exception {
        byte[] flood = new byte[bytes];
        Arrays.fill(flood, (byte) 'x');
        int asked = Depth.of(40, 700);
        try (ExecutorService clients = Executors.newFixedThreadPool(40)) {
            List<Future<?>> ended = new ArrayList<>();
            for (int i = 0; i < asked; i++) {
                ended.add(clients.submit(() -> {
                    try (RawClient client = RawClient.connect(server)) {
                        client.send(flood).halfClose();
                        client.error("too-long");
                        client.assertEnd();
                    }
                    return null;
                }));
            }
            for (Future<?> client : ended) {
                client.get();
            }
        }
        Figures.say("lines of %,d bytes, %s".formatted(bytes, server.settings().strategy()),
                "%,d of %<,d clients received the reason".formatted(asked));
    }

    @Test
    void refusals_thatAreNoBadRequest_keepTheConnection() throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            for (int round = 0; round < 3; round++) {
                client.send("GET ../secret\n").error("bad-name");
                client.send("GET /etc/passwd\n").error("bad-name");
                client.send("GET a%zz\n").error("bad-name");
                client.send("GET nowhere\n").error("not-found");
                client.send("GET .hidden\n").error("not-found");
                client.send("GET folder\n").error("not-a-file");
                client.send("GET \n").error("bad-name");
                client.send("RANGE 0 other small\n").error("changed");
            }
            client.assertUsable();
        }
    }

    /** Over the life of the connection, whatever came between. */
    @Test
    void badRequest_theThird_closes() throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            client.send("get small\n").error("bad-request");
            client.assertUsable().send("\n").error("bad-request");
            client.assertUsable().send("GET ../x\n").error("bad-name");
            client.send("GET a\u0007b\nGET small\n").error("bad-request");
            client.assertEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "POST /small HTTP/1.0\r\n\r\n",
            "OPTIONS / HTTP/1.1\r\n"})
    void http_whereItIsOff_isRefusedAndClosed(String request) throws Exception {
        ServerSettings settings = server.settings();
        try (FileServer nativeOnly = TestClock.serve(
                settings.withFront(settings.front().withHttp(false)));
                RawClient client = RawClient.connect(nativeOnly)) {
            client.send(request).error("bad-request");
            client.assertEnd();
        }
    }

    /** The first line has decided, for good. */
    @Test
    void http_onAConnectionThatSpeaksTheNativeWire_isRefusedAndClosed() throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            client.assertUsable().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                    .error("bad-request");
            client.assertEnd();
        }
    }

    /** Another protocol, and every byte value on its own: an error, never a file, never silence. */
    @Test
    void foreignBytes_areRefusedAndClosed() throws Exception {
        List<byte[]> greetings = new ArrayList<>(List.of("SSH-2.0-OpenSSH_9.2\r\n\n\n".getBytes(
                StandardCharsets.US_ASCII), new byte[]{0x16, 3, 1, 2, 0, 1, 0, '\n', '\n', '\n'}));
        for (int value = 0; value < 256; value++) {
            byte b = (byte) value;
            greetings.add(new byte[]{b, '\n', b, b, '\n', '\n', '\n'});
        }
        for (byte[] greeting : greetings) {
            try (RawClient client = RawClient.connect(server)) {
                client.send(greeting);
                for (int i = 0; i < 3; i++) {
                    client.error("bad-request");
                }
                client.assertEnd();
            }
        }
        assertThat(server.cache().stats().misses()).isZero();
    }

    @Test
    void range_fromEveryKindOfPlace_completesTheFile() throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            for (String name : List.of("large", "middle", "small", "empty")) {
                byte[] whole = requireNonNull(FILES.get(name));
                client.send("GET " + name + "\n");
                ReplyHeader.Ok header = client.header();
                client.rest(header);
                int sum = client.end();
                assertThat(sum).isEqualTo(sum(whole));
                for (long first : new long[]{0, 1, 699, whole.length - 1, whole.length}) {
                    if (first >= 0 && first <= whole.length) {
                        client.send("RANGE " + first + " " + header.version() + " " + name + "\n");
                        byte[] rest = client.rest(client.header());
                        assertThat(rest).isEqualTo(Arrays.copyOfRange(whole, (int) first,
                                whole.length));
                        assertThat(client.end()).isEqualTo(sum);
                    }
                }
                client.send("RANGE 0 " + header.version() + "x " + name + "\n").error("changed");
            }
        }
    }

    @Test
    void range_thatFitsNoFile_isABadRequest() throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            client.send("GET small\n");
            ReplyHeader.Ok header = client.header();
            client.rest(header);
            client.end();
            for (String first : List.of("701", "9223372036854775807", "9223372036854775808")) {
                client.send("RANGE " + first + " " + header.version() + " small\n")
                        .error("bad-request");
            }
        }
        try (RawClient client = RawClient.connect(server)) {
            client.send("RANGE -1 v small\n").error("bad-request");
            client.send("RANGE 1 v\n").error("bad-request");
            client.send("RANGE  1 v small\n").error("bad-request");
            client.assertEnd();
        }
    }

    /** Written as they can be asked for, in the order that LIST and FILES promise. */
    @Test
    void names_ofAllKinds_areListedAsTheyCanBeAskedFor() throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            List<String> wire = text(client.send("FILES\n").body()).lines()
                    .map(line -> line.split("\t", -1)[0]).toList();
            assertThat(wire).containsExactlyInAnyOrder("empty", "small", "middle", "large",
                    ODD_WIRE);
            for (String name : wire) {
                client.send("GET " + name + "\n").body();
            }
            client.send("GET " + ODD_WIRE.replace("ß", "%C3%9F") + "\n");
            assertThat(client.body()).isEqualTo(FILES.get(ODD_NAME));
            List<String> listed = text(client.send("LIST\n").body()).lines().toList();
            assertThat(listed).map(line -> line.split("\t", -1)[0])
                    .containsExactlyInAnyOrderElementsOf(wire);
            assertThat(listed).contains(ODD_WIRE + "\t3000\t0\t1");
        }
    }

    @Test
    void stats_afterRequests_saysWhatTheyWere() throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            client.send("GET small\nGET small\nGET nowhere\n");
            client.body();
            client.body();
            client.error("not-found");
            JsonObject stats = JsonParser.parseString(text(client.send("STATS\n").body()))
                    .getAsJsonObject();
            assertThat(stats.get("hits").getAsLong()).isEqualTo(1);
            assertThat(stats.get("misses").getAsLong()).isEqualTo(1);
            assertThat(stats.get("hit_ratio").getAsDouble()).isEqualTo(0.5);
            assertThat(stats.get("connections").getAsLong()).isEqualTo(1);
            assertThat(stats.get("bytes_sent").getAsLong()).isEqualTo(1_400);
            assertThat(stats.get("pins").getAsLong()).isZero();
            assertThat(stats.get("strategy").getAsString())
                    .isEqualTo(server.settings().strategy().toString());
        }
    }

    /** Whatever is wrong, nobody learns where the files are. */
    @Test
    void errors_ofEveryKind_nameNoHostPath() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        for (String request : List.of("GET nowhere", "GET folder", "GET ../x", "GET small/x",
                "RANGE 0 v small", "GET " + "n/".repeat(600) + "n", "GET " + "n".repeat(300),
                "x", "GET a%00b", "GET \u001b[31m")) {
            try (RawClient client = RawClient.connect(server)) {
                String line = client.send(request + "\n").line();
                assertThat(line).startsWith("ERR ").doesNotContain(root.toString(), "/tmp",
                        "Exception");
                assertThat(line.chars()).noneMatch(c -> c < ' ' || c == 0x7f);
                said.writeBytes(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(said.size()).isPositive();
    }

    /** The file shrinks between its look-up and its bytes: the end of the stream and no END. */
    @Test
    void get_fileThatShrinksMeanwhile_endsWithoutEnd() throws Exception {
        Path file = SparseFile.create(root.resolve("shrinks"), 96L << 20);
        try (RawClient client = RawClient.slow(server)) {
            client.send("GET shrinks\n");
            ReplyHeader.Ok header = client.header();
            assertThat(header.length()).isEqualTo(96L << 20);
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(1 << 20);
            }
            assertThat(client.countUntilCut()).isLessThan(header.length());
        } finally {
            Files.delete(file);
        }
    }

    /** The file grows while it is sent: the bytes that were declared, and their sum. */
    @Test
    void get_fileThatGrowsMeanwhile_isSentAsItWas() throws Exception {
        long bytes = 96L << 20;
        Path file = SparseFile.create(root.resolve("grows"), bytes);
        try (RawClient client = RawClient.slow(server)) {
            client.send("GET grows\n");
            assertThat(client.header().length()).isEqualTo(bytes);
            Files.write(file, new byte[1 << 20], StandardOpenOption.APPEND);
            Crc32c sum = new Crc32c();
            for (long read = 0; read < bytes; read += 1 << 20) {
                byte[] piece = client.read(1 << 20);
                sum.update(piece, 0, piece.length);
            }
            assertThat(client.end()).isEqualTo(sum.value());
            client.assertUsable();
        } finally {
            Files.delete(file);
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static int sum(byte[] bytes) {
        Crc32c sum = new Crc32c();
        sum.update(bytes, 0, bytes.length);
        return sum.value();
    }
}
