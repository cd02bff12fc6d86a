package dev.servelab.server;

import dev.servelab.linux.Platform;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Memory outside the heap, as the JVM's own books have it, while many connections are in the middle
 * of a transfer: no more than a piece for each, and the cache's where it is the JVM that takes it.
 */
@Tag(Depth.TAG)
class NativeMemoryTest {
    private static final int CONNECTIONS = Depth.of(50, 500);
    private static final int FILE_BYTES = 2 << 20;
    private static final long CACHE_BYTES = 64 << 20;
    /** What a connection may hold, for what it sends and what it composes. */
    private static final long EACH_BYTES = 128 * 1024;

    @TempDir
    static Path root;

    /** Each strategy with as many threads as it takes; in the suite only one has a cache. */
    static Stream<Arguments> variants() {
        return Stream.of(Strategy.values()).flatMap(strategy -> {
            StrategySpec spec = new StrategySpec(strategy,
                    strategy.defaultThreads() > 0 ? CONNECTIONS : 0);
            boolean cachesToo = Depth.isCampaign() || strategy == Strategy.VIRTUAL_THREAD;
            return (cachesToo ? Stream.of("none", "lru") : Stream.of("none"))
                    .map(policy -> Arguments.of(spec, policy));
        });
    }

    @BeforeAll
    static void writeFiles() throws Exception {
        new SharedFiles(root).write("file", FILE_BYTES);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void other_everyConnectionInATransfer_isTheCacheAndAPieceForEach(StrategySpec strategy,
            String policy) throws Exception {
        boolean jvmTakesSlab = !policy.equals("none") && !Platform.isKnown();
        long slabBytes = jvmTakesSlab ? CACHE_BYTES : 0;
        List<RawClient> clients = new ArrayList<>();
        try (ChildServer server = ChildServer.start(root, strategy, policy, CACHE_BYTES,
                "-XX:NativeMemoryTracking=summary", "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xmx512m")) {
            long before = server.otherBytes();
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(begin(server));
            }
            long during = server.otherBytes();

            Figures.say("native memory, %d transfers, %s, %s".formatted(CONNECTIONS, strategy,
                    policy),
                    "Other %,d KiB: %,d KiB before, and %.1f KiB for each".formatted(during >> 10,
                            before >> 10, (during - before) / 1024.0 / CONNECTIONS));
            assertThat(before).isGreaterThanOrEqualTo(slabBytes);
            assertThat(during).isLessThanOrEqualTo(slabBytes + CONNECTIONS * EACH_BYTES);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /** A client that has its answer's beginning, and takes no more of it. */
    private static RawClient begin(ChildServer server) throws IOException {
        RawClient client = RawClient.connect(server.address(), RawClient.SMALL_BUFFER_BYTES);
        client.send("GET file\n").header();
        return client;
    }
}
