package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CacheStats;
import dev.servelab.disk.FileIo;
import dev.servelab.testing.SharedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Files read on the connection's own thread: the same contract, whatever runs the connection. */
class InlineTest {
    private static final int CLIENTS = 8;
    private static final int REQUESTS = 20;

    @TempDir
    static Path root;

    private static final Map<String, byte[]> FILES = new TreeMap<>();

    @BeforeAll
    static void writeFiles() throws Exception {
        for (int size : new int[]{0, 1, 1_024, 16_385, 300_000, 1 << 20, 3 << 20}) {
            FILES.put("f" + size, new SharedFiles(root).write("f" + size, size));
        }
    }

    static Stream<Arguments> variants() {
        return Variants.strategiesThatReadInline().flatMap(strategy -> Variants.policies()
                .stream().map(policy -> Arguments.of(strategy, policy)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void inline_eightClientsAtOnce_everyByteIsRight(StrategySpec strategy, CacheSpec policy)
            throws Exception {
        ServerSettings settings = Variants.of(root, strategy, policy, 2 << 20)
                .withFileIo(FileIo.INLINE);
        try (FileServer server = TestClock.serve(settings)) {
            inParallel(seed -> fetch(server, new Random(seed)));
            Await.until("all pins are back", () -> Await.isAtRest(server));
            CacheStats stats = server.cache().stats();
            assertThat(stats.hits() + stats.sharedMisses() + stats.misses() + stats.bypasses())
                    .isEqualTo(CLIENTS * REQUESTS);
            assertThat(stats.peakBytes()).isLessThanOrEqualTo(2 << 20);
            assertThat(stats.doomedBytes() + stats.streamBytes()).isZero();
            server.checkInvariants();
        }
    }

    /** One of them reads the disk for all, though it never reads its own answer. */
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#strategiesThatReadInline")
    void inline_firstClientStalls_thoseWhoJoinedAreServed(StrategySpec strategy)
            throws Exception {
        ServerSettings settings = Variants.of(root, strategy, CacheSpec.parse("lru"), 2 << 20)
                .withFileIo(FileIo.INLINE);
        CyclicBarrier together = new CyclicBarrier(CLIENTS);
        try (FileServer server = TestClock.serve(settings);
                RawClient stalled = RawClient.slow(server)) {
            stalled.send("GET f1048576\n");
            inParallel(seed -> {
                try (RawClient client = RawClient.connect(server)) {
                    together.await();
                    assertThat(client.send("GET f1048576\n").body())
                            .isEqualTo(FILES.get("f1048576"));
                }
            });
            assertThat(server.cache().stats().diskReads()).isEqualTo(1);
        }
    }

    private interface Client {
        void run(int seed) throws Exception;
    }

    private static void inParallel(Client client) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ended = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int seed = i;
                ended.add(clients.submit(() -> {
                    client.run(seed);
                    return null;
                }));
            }
            for (Future<?> each : ended) {
                each.get();
            }
        }
    }

    private static void fetch(FileServer server, Random random) throws Exception {
        List<String> names = List.copyOf(FILES.keySet());
        try (RawClient client = RawClient.connect(server)) {
            for (int i = 0; i < REQUESTS; i++) {
                String name = names.get(random.nextInt(names.size()));
                assertThat(client.send("GET " + name + "\n").body()).isEqualTo(FILES.get(name));
            }
        }
    }
}
