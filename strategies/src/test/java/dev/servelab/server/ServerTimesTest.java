package dev.servelab.server;

import com.google.gson.JsonObject;
import dev.servelab.cache.CacheSpec;
import dev.servelab.disk.FileIo;
import dev.servelab.files.ForwardingDirectory;
import dev.servelab.files.ForwardingFile;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.SharedDirectory;
import dev.servelab.telemetry.HistogramText;
import dev.servelab.telemetry.Kind;
import dev.servelab.telemetry.Part;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a server's time went, under every strategy and for every outcome. */
class ServerTimesTest {
    private static final int MIB = 1 << 20;
    /** One of each request, and one of the load. */
    private static final int PINS_OF_A_SHARED_LOAD = 3;

    @TempDir
    static Path root;

    @BeforeAll
    static void writeFiles() throws Exception {
        SharedFiles files = new SharedFiles(root);
        for (String name : List.of("a", "b", "c", "d")) {
            files.write(name, MIB);
        }
        files.write("small", 20_000);
        files.write("held", 20_000);
    }

    static Stream<Arguments> variants() {
        return Stream.concat(
                Variants.strategies().map(strategy -> Arguments.of(strategy, new FileIo(2))),
                Variants.strategiesThatReadInline()
                        .map(strategy -> Arguments.of(strategy, FileIo.INLINE)));
    }

    /** One request of every kind, and each of them adds up alone. */
    @ParameterizedTest
    @MethodSource("variants")
    void report_afterEachRequest_hasItsTimeInPartsThatAddUp(StrategySpec strategy, FileIo fileIo)
            throws Exception {
        HeldReads directory = new HeldReads(root);
        try (FileServer server = serve(settings(strategy, fileIo), directory);
                RawClient client = RawClient.connect(server);
                Stalled stalled = new Stalled()) {
            client.send("GET small\n").body();
            JsonObject miss = take(server, Kind.MISS, 1);
            assertThat(nanos(miss, Part.DISK)).isPositive();

            client.send("GET small\n").body();
            JsonObject hit = take(server, Kind.HIT, 1);
            assertThat(nanos(hit, Part.QUEUE)).as("of a later request").isZero();
            assertThat(nanos(hit, Part.DISK)).as("of a hit").isZero();
            assertThat(nanos(hit, Part.WRITE)).isPositive();

            client.send("LIST\nGET nowhere\n").body();
            client.error("not-found");
            take(server, Kind.OTHER, 2);

            try (RawClient second = RawClient.connect(server)) {
                client.send("GET held\n");
                directory.begun.acquire();
                second.send("GET held\n");
                Await.until("both wait",
                        () -> server.cache().stats().pins() == PINS_OF_A_SHARED_LOAD);
                directory.held.release();
                client.body();
                second.body();
            }
            JsonObject shared = take(server, Kind.SHARED_MISS, 1);
            assertThat(nanos(shared, Part.DISK)).isPositive();

            for (String name : List.of("a", "b", "c")) {
                stalled.get(server, name);
            }
            Await.until("all is pinned", () -> server.cache().stats().loadingBytes() == 0);
            client.send("GET d\n").body();
            take(server, Kind.BYPASS, 1);
        }
    }

    /** Whoever is served, and however it was answered, is counted on both sides. */
    @ParameterizedTest
    @MethodSource("variants")
    void report_afterManyRequests_agreesWithTheCounters(StrategySpec strategy, FileIo fileIo)
            throws Exception {
        try (FileServer server = serve(settings(strategy, fileIo), new HeldReads(root))) {
            for (int i = 0; i < 20; i++) {
                try (RawClient client = RawClient.connect(server)) {
                    for (String name : List.of("a", "small", "a", "b", "c", "d")) {
                        client.send("GET " + name + "\n").body();
                    }
                }
            }
            Await.until("all have gone", () -> server.connectionStats().open() == 0);

            JsonObject report = server.report();

            JsonObject requests = requests(report);
            assertThat(count(requests, Kind.HIT)).isEqualTo(report.get("hits").getAsLong())
                    .isPositive();
            assertThat(count(requests, Kind.MISS)).isEqualTo(report.get("misses").getAsLong())
                    .isPositive();
            assertThat(count(requests, Kind.OTHER)).isZero();
            assertThat(count(requests(server.report()), Kind.HIT)).as("told once").isZero();
        }
    }

    @Test
    void report_nobodyMeasures_hasNoTelemetry() throws Exception {
        try (FileServer server = FileServer.open(settings(StrategySpec.DEFAULT, FileIo.DEFAULT))) {
            server.start();
            try (RawClient client = RawClient.connect(server)) {
                client.send("GET small\n").body();
            }
            assertThat(server.report().has("telemetry")).isFalse();
            assertThat(server.report().get("misses").getAsLong()).isEqualTo(1);
        }
    }

    /** Room for three of the large files. */
    private static ServerSettings settings(StrategySpec strategy, FileIo fileIo) {
        return Variants.of(root, strategy, CacheSpec.parse("lru"), 3 * MIB + 64 * 1024)
                .withFileIo(fileIo);
    }

    private static FileServer serve(ServerSettings settings, SharedDirectory directory)
            throws IOException {
        FileServer server = FileServer.openUnderTest(settings, directory, new TestClock());
        server.start();
        return server;
    }

    /** Takes reports until so many requests of a kind have ended: END may be read before that. */
    private static JsonObject take(FileServer server, Kind kind, int count) {
        JsonObject[] last = new JsonObject[1];
        int[] seen = new int[1];
        Await.until(count + " requests have ended: " + kind.id(), () -> {
            last[0] = requests(server.report());
            seen[0] += (int) count(last[0], kind);
            return seen[0] >= count;
        });
        JsonObject sums = last[0].getAsJsonObject(kind.id());
        long parts = Stream.of(Part.values()).mapToLong(part -> nanos(sums, part)).sum();
        assertThat(parts).isEqualTo(sums.get("total_ns").getAsLong()).isPositive();
        return sums;
    }

    private static JsonObject requests(JsonObject report) {
        return report.getAsJsonObject("telemetry").getAsJsonObject("requests");
    }

    private static long count(JsonObject requests, Kind kind) {
        return HistogramText.decode(requests.getAsJsonObject(kind.id()).get("total_us")
                .getAsString()).getTotalCount();
    }

    private static long nanos(JsonObject sums, Part part) {
        return sums.get(part.id() + "_ns").getAsLong();
    }

    /** The first read of "held" waits until it is let go. */
    private static final class HeldReads extends ForwardingDirectory {
        final Semaphore begun = new Semaphore(0);
        final Semaphore held = new Semaphore(0);

        HeldReads(Path root) throws IOException {
            super(SharedDirectory.open(root, ServerSettings.defaults(root).resolution()));
        }

        @Override
        public OpenFile open(String name) throws Refusal {
            OpenFile file = super.open(name);
            return name.equals("held") ? new HeldFile(file) : file;
        }

        private final class HeldFile extends ForwardingFile {
            HeldFile(OpenFile file) {
                super(file);
            }

            @Override
            public int read(MemorySegment target, long position) throws IOException {
                begun.release();
                held.acquireUninterruptibly();
                return super.read(target, position);
            }
        }
    }
}
