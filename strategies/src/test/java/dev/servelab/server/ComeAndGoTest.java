package dev.servelab.server;

import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A server in a process of its own, to which thousands connect, say nothing or little, and leave. */
@Tag(Depth.TAG)
class ComeAndGoTest {
    private static final int CONNECTIONS = Depth.of(300, 50_000);
    private static final int AT_ONE_TIME = 20;
    private static final int FILE_BYTES = 64 * 1024;
    private static final double MIB = 1 << 20;

    @TempDir
    Path root;

    static Stream<StrategySpec> strategies() {
        return Depth.isCampaign() ? Variants.strategies() : Stream.of(StrategySpec.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void connect_thenLeaveAtOnce_noLineIsSaidAndNothingIsLeft(StrategySpec strategy)
            throws Exception {
        byte[] content = new SharedFiles(root).write("file", FILE_BYTES);
        try (ChildServer server = ChildServer.start(root, strategy, "lru", 8 << 20,
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m")) {
            comeAndGo(server, AT_ONE_TIME);
            long descriptors = descriptorsWhenAlone(server);
            long residentBytes = server.residentBytes();
            comeAndGo(server, CONNECTIONS);
            assertThat(descriptorsWhenAlone(server)).isEqualTo(descriptors);
            Figures.say("%,d connections that come and go, %s".formatted(CONNECTIONS, strategy),
                    "%d descriptors before and after; resident %.1f MiB, before %.1f MiB".formatted(
                            descriptors, server.residentBytes() / MIB, residentBytes / MIB));
            try (Crowd one = new Crowd(server.address())) {
                SocketChannel client = one.connect();
                Crowd.send(client, "GET file\n");
                Crowd.expect(client, content);
            }
            assertThat(server.end()).as("what it said").isEmpty();
        }
    }

    /** Asks who else is connected, until nobody is. */
    private static long descriptorsWhenAlone(ChildServer server) throws IOException {
        try (RawClient one = RawClient.connect(server.address(), 0)) {
            Await.until("all have gone", () -> stats(one).contains("\"connections\":1,"));
            return server.descriptors();
        }
    }

    private static String stats(RawClient client) {
        try {
            return new String(client.send("STATS\n").body(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Some close and some reset, with and without a request, native and HTTP. */
    private static void comeAndGo(ChildServer server, int connections) throws Exception {
        try (Crowd crowd = new Crowd(server.address())) {
            for (int i = 0; i < connections; i++) {
                SocketChannel client = crowd.connect();
                if (i % 4 > 1) {
                    Crowd.send(client, Spoken.inTurn(i / 4).get("file"));
                }
                if (i % 2 > 0) {
                    client.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
                if (i % AT_ONE_TIME == 0) {
                    crowd.leave();
                }
            }
        }
    }
}
