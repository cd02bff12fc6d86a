package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CacheStats;
import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.Received;
import dev.servelab.testing.SharedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Many clients at once: for one file, and around readers that have stopped. */
class CrowdTest {
    private static final int MIB = 1 << 20;
    private static final int CLIENTS = 64;
    private static final int FILES = 12;
    private static final int HEALTHY = 6;
    private static final int REQUESTS = 12;

    @TempDir
    static Path root;

    private static final Map<String, byte[]> SHARED = new HashMap<>();

    @BeforeAll
    static void writeFiles() throws Exception {
        for (int i = 0; i < FILES; i++) {
            SHARED.put("file" + i, new SharedFiles(root).write("file" + i, MIB));
        }
    }

    /** No client may have to wait for a thread, or the last would come when all is over. */
    @ParameterizedTest
    @CsvSource({"virtual-thread, 50", "thread-per-connection, 5", "thread-pool:64, 5",
            "event-loop, 5"})
    void get_manyAtOnceForOneUncachedFile_readTheDiskOnce(String strategy, int mib)
            throws Exception {
        SparseFile.create(root.resolve("one"), (long) mib * MIB);
        ServerSettings settings = Variants.of(root, strategy, "lru", 64L * MIB);
        CyclicBarrier together = new CyclicBarrier(CLIENTS);
        try (FileServer server = TestClock.serve(settings);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Received>> answers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(clients.submit(() -> getTogether(server, together)));
            }
            for (Future<Received> answer : answers) {
                assertThat(answer.get().crc32c()).isEqualTo(SparseFile.sum((long) mib * MIB));
            }
            CacheStats stats = server.cache().stats();
            assertThat(stats.diskReads()).isEqualTo(1);
            assertThat(stats.misses()).isEqualTo(1);
            assertThat(stats.misses() + stats.sharedMisses() + stats.hits()).isEqualTo(CLIENTS);
            assertThat(stats.pins()).isZero();
            server.checkInvariants();
        }
    }

    private static Received getTogether(FileServer server, CyclicBarrier together)
            throws Exception {
        try (FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            together.await();
            return client.get("one", FileClient.DISCARD, Progress.NONE);
        }
    }

    /**
     * Stalled readers pin all four places of the cache; then others ask for files there is no place
     * for. All are answered though no pin ends, and the budget is kept throughout.
     */
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#caching")
    void get_stalledReadersPinEverything_othersGoPastTheCache(StrategySpec strategy,
            CacheSpec policy) throws Exception {
        ServerSettings settings = Variants.of(root, strategy, policy, 4L * MIB);
        try (FileServer server = TestClock.serve(settings); Stalled stalled = new Stalled()) {
            for (int i = 0; i < 4; i++) {
                stalled.get(server, "file" + i);
            }
            Await.until("all is cached and pinned", () -> isPinned(server, 4));
            try (RawClient one = RawClient.connect(server)) {
                assertThat(one.send("GET file4\n").body()).isEqualTo(SHARED.get("file4"));
            }
            assertThat(server.cache().stats().bypasses()).isEqualTo(1);
            storm(server);
            assertThat(server.cache().stats().bypasses()).isPositive();
            assertThat(server.cache().stats().peakBytes()).isLessThanOrEqualTo(4L * MIB);
            server.checkInvariants();
            stalled.leave();
            Await.until("all pins are back", () -> Await.isAtRest(server));
            assertThat(server.cache().stats().doomedBytes()).isZero();
            server.checkInvariants();
            assertEveryPlaceIsFreeAgain(server);
        }
    }

    private static boolean isPinned(FileServer server, int readers) {
        CacheStats stats = server.cache().stats();
        return stats.loadingBytes() == 0 && stats.pins() == readers;
    }

    /** Healthy clients among whom some leave in the middle of an answer, and some reset. */
    private static void storm(FileServer server) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ended = new ArrayList<>();
            for (int seed = 0; seed < HEALTHY; seed++) {
                Random random = new Random(seed);
                ended.add(clients.submit(() -> {
                    for (int i = 0; i < REQUESTS; i++) {
                        request(server, "file" + random.nextInt(FILES), random.nextInt(6));
                    }
                    return null;
                }));
            }
            for (Future<?> client : ended) {
                client.get();
            }
        }
    }

    private static void request(FileServer server, String name, int manner) throws Exception {
        RawClient client = RawClient.connect(server).send("GET " + name + "\n");
        switch (manner) {
            case 0 -> {
                client.header();
                client.close();
            }
            case 1 -> {
                client.header();
                client.reset();
            }
            default -> {
                assertThat(client.body()).isEqualTo(SHARED.get(name));
                client.close();
            }
        }
    }

    /** No place was lost: as many files as the budget holds are cached and hit. */
    private static void assertEveryPlaceIsFreeAgain(FileServer server) throws Exception {
        long hits = server.cache().stats().hits();
        try (RawClient client = RawClient.connect(server)) {
            for (int round = 0; round < 2; round++) {
                for (int i = FILES - 4; i < FILES; i++) {
                    assertThat(client.send("GET file" + i + "\n").body())
                            .isEqualTo(SHARED.get("file" + i));
                }
            }
        }
        assertThat(server.cache().stats().hits() - hits).isGreaterThanOrEqualTo(4);
        assertThat(server.cache().stats().cachedBytes()).isEqualTo(4L * MIB);
    }
}
