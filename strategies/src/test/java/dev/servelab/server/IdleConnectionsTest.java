package dev.servelab.server;

import com.google.gson.JsonParser;
import dev.servelab.linux.Platform;
import dev.servelab.protocol.FileClient;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.testing.NotChecked;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections that say nothing, thousands of them, and what memory they cost; then all ask. */
@Tag(Depth.TAG)
class IdleConnectionsTest {
    private static final int IN_SUITE = 200;
    private static final int FILE_BYTES = 8 * 1024;
    private static final long CACHE_BYTES = 64 << 20;
    /** Of a cache with one small file; nearly nothing where memory comes as it is touched. */
    private static final long RESIDENT_CACHE_BYTES = Platform.isKnown() ? 0 : CACHE_BYTES;
    private static final double MIB = 1 << 20;

    @TempDir
    static Path root;

    @BeforeAll
    static void writeFiles() throws Exception {
        new SharedFiles(root).write("file", FILE_BYTES);
    }

    static Stream<Arguments> crowds() {
        Stream<Arguments> inSuite = Stream.of(Arguments.of("virtual-thread", 10_000));
        return Depth.isCampaign()
                ? Stream.concat(inSuite, Stream.of(Arguments.of("event-loop", 10_000),
                        Arguments.of("thread-per-connection", 4_000)))
                : inSuite;
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void get_onEachOfManyIdleConnections_isRight(String strategy, int inCampaign)
            throws Exception {
        int wanted = Depth.of(IN_SUITE, inCampaign);
        int count = Math.min(wanted, ListenSettings.defaultMaxConnections() - 1_000);
        if (count < wanted) {
            NotChecked.here("%,d idle connections".formatted(wanted),
                    "descriptors for %,d".formatted(count));
        }
        byte[] content = SharedFiles.content("file", FILE_BYTES, 1);
        try (ChildServer server = ChildServer.start(root, StrategySpec.parse(strategy), "lru",
                CACHE_BYTES); Crowd crowd = new Crowd(server.address())) {
            ask(crowd.connect(), content);
            long before = server.residentBytes();
            while (crowd.connections().size() < count) {
                crowd.connect();
            }
            Await.until("all are accepted", () -> openConnections(server) > count);
            long idle = server.residentBytes();
            for (SocketChannel connection : crowd.connections()) {
                ask(connection, content);
            }
            say(strategy, count, before, idle, server.residentBytes());
            assertThat(server.end()).as("what it said").isEmpty();
        }
    }

    private static void ask(SocketChannel connection, byte[] content) throws IOException {
        Crowd.send(connection, "GET file\n");
        Crowd.expect(connection, content);
    }

    /** As the server says, with the one over which it is asked. */
    private static long openConnections(ChildServer server) {
        try (FileClient asker = FileClient.connect(server.address(), Duration.ofSeconds(30))) {
            return JsonParser.parseString(asker.stats()).getAsJsonObject().get("connections")
                    .getAsLong();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void say(String strategy, int count, long before, long idle, long served) {
        Figures.say("%,d idle connections, %s".formatted(count, strategy),
                ("resident above the cache %.0f MiB: %.0f MiB before, %.1f KiB for each; %.0f MiB"
                        + " when each was served").formatted((idle - RESIDENT_CACHE_BYTES) / MIB,
                                (before - RESIDENT_CACHE_BYTES) / MIB,
                                (idle - before) / 1024.0 / count,
                                (served - RESIDENT_CACHE_BYTES) / MIB));
    }
}
