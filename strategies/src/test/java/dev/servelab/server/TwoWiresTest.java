package dev.servelab.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CacheStats;
import dev.servelab.files.SharedDirectory;
import dev.servelab.front.RequestLog;
import dev.servelab.telemetry.HistogramText;
import dev.servelab.telemetry.Kind;
import dev.servelab.telemetry.Part;
import dev.servelab.testing.HttpReply;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One server, one port, one cache, and two wires to it, under every strategy. */
@ParameterizedClass
@MethodSource("dev.servelab.server.Variants#strategies")
class TwoWiresTest implements AutoCloseable {
    private static final int LARGE_BYTES = 2 << 20;

    @TempDir
    static Path root;

    private static byte[] small = {};
    private static byte[] large = {};

    private final List<RequestLog.Ended> log = Collections.synchronizedList(new ArrayList<>());
    private final TestClock clock = new TestClock();
    private final FileServer server;

    TwoWiresTest(StrategySpec strategy) throws IOException {
        ServerSettings settings = Variants.withLog(
                Variants.of(root, strategy, CacheSpec.parse("lru"), 4 << 20), log::add);
        server = FileServer.openUnderTest(settings,
                SharedDirectory.open(root, settings.resolution()),
                clock);
        server.start();
    }

    @BeforeAll
    static void writeFiles() throws Exception {
        SharedFiles files = new SharedFiles(root);
        small = files.write("small", 700);
        large = files.write("large", LARGE_BYTES);
        files.write("folder/a b%#?.txt", 10);
        Files.createDirectories(root.resolve("hollow"));
    }

    @AfterEach
    @Override
    public void close() throws IOException {
        server.checkInvariants();
        server.close();
    }

    /** Loaded by one, found by the other; the version is the entity tag. */
    @Test
    void get_overBothWires_countsInOneCache() throws Exception {
        try (RawClient line = RawClient.connect(server);
                RawClient http = RawClient.connect(server, Spoken.HTTP)) {
            String version = line.get("small").header().version();
            line.read(small.length);
            line.end();
            HttpReply reply = ask(http, "GET", "/small");
            assertThat(reply.body()).isEqualTo(small);
            assertThat(reply.field("ETag")).isEqualTo('"' + version + '"');
            assertThat(reply.field("Cache-Status")).isEqualTo("servelab; hit");

            assertThat(ask(http, "GET", "/large").field("Cache-Status"))
                    .isEqualTo("servelab; fwd=uri-miss; stored");
            assertThat(line.get("large").body()).isEqualTo(large);

            CacheStats stats = server.cache().stats();
            assertThat(stats.hits()).isEqualTo(2);
            assertThat(stats.misses()).isEqualTo(2);
            assertThat(server.fronts().counters().httpRequests.sum()).isEqualTo(2);
            assertThat(server.fronts().counters().bytesSent.sum())
                    .isEqualTo(2L * (small.length + large.length));
        }
    }

    /** What has no bytes of the file loads nothing, and counts as nothing. */
    @Test
    void head_andConditions_leaveTheCacheAlone() throws Exception {
        try (RawClient http = RawClient.connect(server, Spoken.HTTP)) {
            String tag = String.valueOf(ask(http, "HEAD", "/small").field("ETag"));
            assertThat(ask(http, "GET", "/small", "If-None-Match: " + tag).status()).isEqualTo(304);
            assertThat(ask(http, "GET", "/small", "If-Match: \"other\"").status()).isEqualTo(412);
            assertThat(ask(http, "GET", "/small", "Range: bytes=700-").status()).isEqualTo(416);
        }
        CacheStats stats = server.cache().stats();
        assertThat(stats.hits() + stats.misses() + stats.sharedMisses() + stats.bypasses())
                .isZero();
        assertThat(stats.diskReads()).isZero();
        assertThat(stats.entries()).isZero();
        Await.until("all is logged", () -> log.size() == 4);
        assertThat(log).map(RequestLog.Ended::outcome).containsExactly("looked-up", "looked-up",
                "precondition-failed", "range-not-satisfiable");
    }

    /** Other bytes may still come under its version: no copy is right, and no rest fits. */
    @Test
    void get_fileWrittenAMomentAgo_hasAWeakTagThatNothingMatches() throws Exception {
        new SharedFiles(root).write("young", 700);
        clock.setWall(TestClock.AHEAD.plusMinutes(1).negated());
        try (RawClient http = RawClient.connect(server, Spoken.HTTP)) {
            String tag = String.valueOf(ask(http, "GET", "/young").field("ETag"));
            assertThat(tag).matches("W/\"[^~]+~\"");
            assertThat(ask(http, "HEAD", "/young").field("ETag")).isEqualTo(tag);
            String strong = tag.replace("W/", "").replace("~", "");
            for (String given : List.of(tag, strong)) {
                assertThat(ask(http, "GET", "/young", "If-None-Match: " + given).status())
                        .isEqualTo(200);
                assertThat(ask(http, "GET", "/young", "If-Match: " + given).status())
                        .isEqualTo(412);
                assertThat(ask(http, "GET", "/young", "Range: bytes=1-", "If-Range: " + given)
                        .status()).isEqualTo(200);
            }
            clock.setWall(Duration.ZERO);
            assertThat(ask(http, "GET", "/young", "If-None-Match: " + tag).field("ETag"))
                    .isEqualTo(strong);
            assertThat(ask(http, "GET", "/young", "If-None-Match: " + strong).status())
                    .isEqualTo(304);
        }
    }

    /** Who reads LIST while another is sent a file over HTTP sees the pin; and back it comes. */
    @Test
    void list_whileAFileIsSentOverHttp_showsItsPin() throws Exception {
        try (RawClient line = RawClient.connect(server);
                RawClient http = RawClient.slow(server, Spoken.HTTP)) {
            http.get("large").header();
            Await.until("it is loaded", () -> server.cache().stats().loadingBytes() == 0);
            assertThat(list(line)).isEqualTo("large\t" + LARGE_BYTES + "\t1\t0\n");
            assertThat(http.read(LARGE_BYTES)).isEqualTo(large);
            assertThat(list(line)).as("who has the last byte finds the pin released")
                    .isEqualTo("large\t" + LARGE_BYTES + "\t0\t0\n");
            assertThat(JsonParser.parseString(ask(http, "GET", "/_servelab/cached").text()))
                    .isEqualTo(JsonParser.parseString("[{\"name\":\"large\",\"bytes\":"
                            + LARGE_BYTES + ",\"pins\":0,\"hits\":0}]"));
        }
    }

    /** Split at every byte, the connection speaks what it would have spoken. */
    @Test
    void firstLine_splitAtEveryByte_isAnsweredOnItsOwnWire() throws Exception {
        for (Spoken spoken : Spoken.values()) {
            String request = spoken.get("small");
            for (int cut = 1; cut < request.length(); cut++) {
                try (RawClient client = RawClient.connect(server, spoken)) {
                    client.send(request.substring(0, cut));
                    client.send(request.substring(cut));
                    assertThat(client.body()).as("%s, cut at %d", spoken, cut).isEqualTo(small);
                    client.assertUsable();
                }
            }
        }
    }

    /** Its length promises more than there is: the connection is cut. */
    @Test
    void get_fileThatShrinksMeanwhile_isCutOverHttp() throws Exception {
        int bytes = 12 << 20;
        SharedFiles files = new SharedFiles(root);
        files.write("shrinking", bytes);
        try (RawClient http = RawClient.slow(server, Spoken.HTTP)) {
            assertThat(http.get("shrinking").header().length()).isEqualTo(bytes);
            Files.write(root.resolve("shrinking"), new byte[1]);
            assertThat(http.countUntilCut()).isLessThan(bytes);
        } finally {
            Files.delete(root.resolve("shrinking"));
        }
        Await.until("it is counted", () -> server.fronts().counters().aborted.sum() == 1);
    }

    @Test
    void folders_areFoundWithTheirSlash() throws Exception {
        try (RawClient http = RawClient.connect(server, Spoken.HTTP)) {
            HttpReply moved = ask(http, "GET", "/folder?x=1");
            assertThat(moved.status()).isEqualTo(301);
            assertThat(moved.field("Location")).isEqualTo("/folder/");
            HttpReply head = ask(http, "HEAD", "/folder/");
            HttpReply page = ask(http, "GET", "/folder/");
            assertThat(head.length()).isEqualTo(page.length());
            assertThat(page.field("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.text()).contains("href=\"a%20b%25%23%3F.txt\"");
            assertThat(ask(http, "GET", "/folder/a%20b%25%23%3F.txt").length()).isEqualTo(10);
            assertThat(ask(http, "GET", "/small/").status()).isEqualTo(404);
            assertThat(ask(http, "GET", "/.hidden/").status()).isEqualTo(404);
            assertThat(ask(http, "GET", "/../").status()).isEqualTo(400);
            assertThat(ask(http, "GET", "/_servelab").field("Location"))
                    .isEqualTo("/_servelab/");
            assertThat(ask(http, "GET", "/_servelab/nothing").status()).isEqualTo(404);
        }
    }

    /** The counters over one wire are those over the other. */
    @Test
    void stats_overBothWires_areTheSameObject() throws Exception {
        try (RawClient line = RawClient.connect(server);
                RawClient http = RawClient.connect(server, Spoken.HTTP)) {
            JsonObject one = json(ask(http, "GET", "/_servelab/stats").text());
            JsonObject other = json(Spoken.text(line.send("STATS\n").body()));
            assertThat(one.keySet()).isEqualTo(other.keySet());
            assertThat(other.get("http_requests").getAsLong()).isEqualTo(1);
            assertThat(other.get("connections").getAsLong()).isEqualTo(2);
        }
    }

    /** Every request has its time in parts that add up, under the kind of its outcome. */
    @Test
    void report_afterRequestsOverHttp_hasTheirTimes() throws Exception {
        try (RawClient http = RawClient.connect(server, Spoken.HTTP)) {
            ask(http, "GET", "/small");
            ask(http, "GET", "/small");
            ask(http, "HEAD", "/small");
            ask(http, "GET", "/nowhere");
            ask(http, "GET", "/");
        }
        Await.until("all have gone", () -> server.connectionStats().open() == 0);
        JsonObject requests = server.report().getAsJsonObject("telemetry")
                .getAsJsonObject("requests");
        assertThat(count(requests, Kind.MISS)).isEqualTo(1);
        assertThat(count(requests, Kind.HIT)).isEqualTo(1);
        assertThat(count(requests, Kind.OTHER)).isEqualTo(3);
        for (Kind kind : List.of(Kind.HIT, Kind.MISS, Kind.OTHER)) {
            JsonObject sums = requests.getAsJsonObject(kind.id());
            assertThat(Stream.of(Part.values())
                    .mapToLong(part -> sums.get(part.id() + "_ns").getAsLong()).sum())
                    .isEqualTo(sums.get("total_ns").getAsLong()).isPositive();
        }
    }

    @Test
    void log_requestsOverHttp_sayMethodAndName() throws Exception {
        try (RawClient http = RawClient.connect(server, Spoken.HTTP)) {
            ask(http, "GET", "/folder/a%20b%25%23%3F.txt?query");
            ask(http, "HEAD", "/small");
            ask(http, "DELETE", "/small");
            ask(http, "GET", "/folder/");
            ask(http, "GET", "/_servelab/stats");
            http.send("nonsense\r\n");
            assertThat(HttpReply.read(http.in(), false).status()).isEqualTo(400);
        }
        Await.until("all is logged", () -> log.size() == 6);
        assertThat(log).map(ended -> ended.request() + " " + ended.name() + " " + ended.outcome())
                .containsExactly("GET folder/a b%25#?.txt miss", "HEAD small looked-up",
                        "- small method-not-allowed", "GET folder/ ok",
                        "GET /_servelab/stats ok", "-  bad-request");
    }

    private static HttpReply ask(RawClient http, String method, String target, String... fields)
            throws IOException {
        StringBuilder request = new StringBuilder(method + ' ' + target
                + " HTTP/1.1\r\nHost: test\r\n");
        for (String field : fields) {
            request.append(field).append("\r\n");
        }
        http.send(request.append("\r\n").toString());
        return HttpReply.read(http.in(), method.equals("HEAD"));
    }

    private static String list(RawClient line) throws IOException {
        return new String(line.send("LIST\n").body(), StandardCharsets.UTF_8);
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static long count(JsonObject requests, Kind kind) {
        return HistogramText.decode(requests.getAsJsonObject(kind.id()).get("total_us")
                .getAsString()).getTotalCount();
    }
}
