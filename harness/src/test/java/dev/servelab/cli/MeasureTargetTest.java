package dev.servelab.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import dev.servelab.server.FileServer;
import dev.servelab.server.ServerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Servers that run already, and the options of loads, for a moment each. */
class MeasureTargetTest {
    @TempDir
    Path temporary;

    private Path out = Path.of("");
    private Path served = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        out = temporary.resolve("out");
        served = Files.createDirectory(temporary.resolve("served"));
        for (int i = 0; i < 5; i++) {
            Files.write(served.resolve("file" + i), new byte[100_000 * i]);
        }
    }

    @Test
    void bench_ourServerThatRuns_asksForItsFilesAndItsCounters() throws IOException {
        try (FileServer server = FileServer.open(ServerSettings.defaults(served))) {
            server.start();

            JsonObject json = bench("--target", address(server.address()), "--rate", "300/s",
                    "--arrivals", "constant", "--requests-csv");

            JsonObject variant = variant(json);
            assertThat(variant.get("strategy").getAsString()).isEqualTo("virtual-thread");
            assertThat(variant.get("loop").getAsString()).isEqualTo("open");
            assertThat(variant.get("issued").getAsLong()).isEqualTo(90); // 0.3 s at 300 a second
            assertThat(variant.get("ok").getAsLong()).isPositive();
            assertThat(variant.get("hits").getAsLong()).isPositive();
            assertThat(variant.get("threads_peak").isJsonNull()).isTrue();
            assertThat(linesOfRequests()).hasSize(91);
        }
    }

    /** Each answer to it was asked for over HTTP, the first to hold the others against. */
    @Test
    void bench_ourServerOverHttp_countsWhatTheServerCounts() throws IOException {
        try (FileServer server = FileServer.open(ServerSettings.defaults(served))) {
            server.start();

            CommandLineRun run = CommandLineRun.of("bench", "--json", "--trials", "1", "-d",
                    "200ms", "--warmup", "0s", "-c", "2", "-o", out.toString(), "--target",
                    "http://" + address(server.address()) + "/file1");

            assertThat(run.status()).as(run.err()).isZero();
            JsonObject variant = variant(JsonParser.parseString(run.out()).getAsJsonObject());
            long asked = 1 + variant.get("issued").getAsLong();
            JsonObject stats = JsonParser.parseString(server.stats()).getAsJsonObject();
            assertThat(variant.get("ok").getAsLong()).isEqualTo(asked - 1);
            assertThat(stats.get("http_requests").getAsLong()).isEqualTo(asked);
            assertThat(stats.get("bytes_sent").getAsLong()).isEqualTo(asked * 100_000);
        }
    }

    @Test
    void bench_httpServerThatRuns_holdsEveryAnswerToTheFirst() throws IOException {
        AtomicLong asked = new AtomicLong();
        try (HttpFixture http = new HttpFixture(asked)) {
            JsonObject json = bench("--target", "http://" + address(http.address()) + "/page",
                    "--connections", "keep-alive", "-c", "2");

            JsonObject variant = variant(json);
            assertThat(variant.get("ok").getAsLong()).isPositive()
                    .isEqualTo(variant.get("issued").getAsLong());
            assertThat(variant.get("hits").isJsonNull()).isTrue();
            assertThat(asked).hasValueGreaterThan(variant.get("ok").getAsLong());
        }
    }

    @Test
    void bench_httpServerWithoutWarmUp_countsAllThatWasAskedFor() throws IOException {
        AtomicLong asked = new AtomicLong();
        try (HttpFixture http = new HttpFixture(asked)) {
            CommandLineRun run = CommandLineRun.of("bench", "--json", "--trials", "1", "-d",
                    "200ms", "--warmup", "0s", "-c", "2", "-o", out.toString(), "--target",
                    "http://" + address(http.address()) + "/page");

            JsonObject variant = variant(JsonParser.parseString(run.out()).getAsJsonObject());
            assertThat(asked).as("and the one that says what the answer is")
                    .hasValue(variant.get("issued").getAsLong() + 1);
        }
    }

    @Test
    void bench_httpServerWithoutThatPath_saysWhatItAnswers() throws IOException {
        try (HttpFixture http = new HttpFixture(new AtomicLong())) {
            CommandLineRun run = CommandLineRun.of("bench", "--target",
                    "http://" + address(http.address()) + "/nothing").endsWith(ExitStatus.FAILED);

            assertThat(run.err()).contains("404");
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:1,3", "http://127.0.0.1:1/x,3", "127.0.0.1,2", "http://127.0.0.1:80,2",
            "http://127.0.0.1/x,2", "https://127.0.0.1:1/x,2", "ftp://x:1/y,2"})
    void bench_targetThatIsNone_isOneLine(String target, int status) {
        CommandLineRun.of("bench", "--target", target).endsWith(status);
    }

    @ParameterizedTest
    @CsvSource({"bench,--rate,0/s", "bench,--rate,fast", "bench,--arrivals,late",
            "bench,--workload,zipf:9", "bench,--workload,walk", "bench,--files,0",
            "bench,--slow,48", "bench,--slow,4@1KiB/s", "bench,--stalled,-1", "bench,--trials,few",
            "bench,--budget,0", "bench,--file-io,'pool:1,4'", "compare,--scene,opera",
            "sweep,--rates,0", "sweep,--client-counts,0", "bench,--fail-if,p98>1ms",
            "compare,--disk,tape"})
    void measure_wrongUsage_saysSoAtOnce(String command, String option, String value) {
        CommandLineRun.of(command, "-o", out.toString(), option, value)
                .endsWith(ExitStatus.USAGE);
        assertThat(out).doesNotExist();
    }

    @Test
    void bench_clientsAndARate_areTwoLoops() {
        assertThat(CommandLineRun.of("bench", "-c", "4", "-r", "10/s").endsWith(ExitStatus.USAGE)
                .err()).contains("closed loop");
    }

    @Test
    void compare_sceneWithAnotherLoad_isRefused() {
        assertThat(CommandLineRun.of("compare", "--scene", "rush", "-c", "4")
                .endsWith(ExitStatus.USAGE).err()).contains("--scene", "--clients");
    }

    /** Two places to read files, one load, slow readers beside it. */
    @Test
    void sweep_overFileIo_isOneVariantForEach() {
        CommandLineRun run = CommandLineRun.of("sweep", "--strategies", "virtual-thread",
                "--file-io", "pool:2,inline", "--client-counts", "3", "--slow", "2@64KiB/s",
                "--disk", "1ms:200MB/s:4", "-d", "200ms", "--warmup", "100ms", "--json",
                "--fail-if", "errors>1000000", "-o", out.toString(), served.toString());
        assertThat(run.status()).as(run.err()).isZero();

        JsonArray variants = JsonParser.parseString(run.out()).getAsJsonObject()
                .getAsJsonArray("variants");
        assertThat(variants.asList()).map(variant -> variant.getAsJsonObject().get("load")
                .getAsString() + " " + variant.getAsJsonObject().get("file_io").getAsString())
                .containsExactly("3 clients pool:2", "3 clients inline");
        assertThat(variants.asList()).allSatisfy(variant -> assertThat(variant.getAsJsonObject()
                .getAsJsonObject("scenery").get("clients").getAsInt()).isEqualTo(2));
    }

    @Test
    void bench_conditionThatIsMet_isNamedAndFails() throws IOException {
        try (FileServer server = FileServer.open(ServerSettings.defaults(served))) {
            server.start();

            CommandLineRun run = CommandLineRun.of("bench", "-d", "200ms", "--warmup", "0", "-c",
                    "2", "--trials", "1", "--fail-if", "throughput<1000000/s", "-o",
                    out.toString(), "--target", address(server.address()));

            assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(run.err()).contains("virtual-thread x lru").contains("throughput");
            assertThat(out.resolve("result.json")).exists();
        }
    }

    private JsonObject bench(String... options) {
        String[] all = Stream.of(Stream.of("bench", "--json", "--trials", "1", "-d", "300ms",
                "--warmup", "100ms", "-o", out.toString()), Arrays.stream(options))
                .flatMap(each -> each).toArray(String[]::new);
        CommandLineRun run = CommandLineRun.of(all);
        assertThat(run.status()).as(run.err()).isZero();
        return JsonParser.parseString(run.out()).getAsJsonObject();
    }

    private static JsonObject variant(JsonObject json) {
        return json.getAsJsonArray("variants").get(0).getAsJsonObject();
    }

    private List<String> linesOfRequests() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(
                Files.newInputStream(out.resolve("requests.csv.gz"))), UTF_8))) {
            return lines.lines().toList();
        }
    }

    private static String address(InetSocketAddress address) {
        return "127.0.0.1:" + address.getPort();
    }

    /** The JDK's own server: one page of a thousand bytes. */
    private static final class HttpFixture implements AutoCloseable {
        private final HttpServer server;
        private final ExecutorService threads = Executors.newCachedThreadPool();

        HttpFixture(AtomicLong asked) throws IOException {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            server.createContext("/page", exchange -> {
                asked.incrementAndGet();
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write(new byte[1_000]);
                exchange.close();
            });
            server.setExecutor(threads);
            server.start();
        }

        InetSocketAddress address() {
            return server.getAddress();
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
