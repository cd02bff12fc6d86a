package dev.servelab.server;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CachedFile;
import dev.servelab.protocol.CachedRow;
import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.testing.Depth;
import dev.servelab.testing.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every strategy with every policy, over real sockets and files. */
class VariantsTest {
    private static final int CLIENTS = 8;
    /** Of each client; together they ask for every file. */
    private static final int REQUESTS = Depth.of(16, 200);
    private static final int[] SIZES = {0, 1, 1_023, 1_024, 1_025, 16_384, 16_385, 65_536, 100_000,
            1 << 20, 8 << 20};

    @TempDir
    static Path root;

    static final Map<String, byte[]> FILES = new TreeMap<>();

    /** All there is in both catalogues, plain and decorated. */
    static Stream<ServerSettings> variants() {
        List<ServerSettings> variants = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            for (CacheSpec policy : Variants.policies()) {
                ServerSettings defaults = ServerSettings.defaults(root);
                variants.add(defaults
                        .withStrategy(StrategySpec.parse(strategy.id()))
                        .withCache(new CacheSettings(policy, 16L << 20, 1024,
                                Duration.ofSeconds(1))));
            }
        }
        return variants.stream();
    }

    @BeforeAll
    static void writeFiles() throws Exception {
        SharedFiles files = new SharedFiles(root);
        for (int size : SIZES) {
            String name = "folder " + size % 3 + "/size-" + size;
            FILES.put(name, files.write(name, size));
        }
        files.rest();
    }

    @Tag(Depth.TAG)
    @ParameterizedTest
    @MethodSource("variants")
    void get_eightClientsAtOnce_everyByteIsRight(ServerSettings settings) throws Exception {
        long descriptors = Descriptors.count();
        Set<Thread> threads = Threads.alive();
        try (FileServer server = FileServer.open(settings)) {
            server.start();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> ended = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    int seed = i;
                    ended.add(clients.submit(() -> fetchAll(server, seed)));
                }
                for (Future<?> client : ended) {
                    client.get();
                }
            }
            server.checkInvariants();
            assertListsWhatItHas(server, settings.cache().spec().order() != null);
            assertThat(server.cache().stats().pins()).isZero();
            assertThat(server.cache().stats().doomedBytes()).isZero();
            assertThat(server.stop(Duration.ofSeconds(5))).isTrue();
        }
        Threads.awaitNoneBut(threads);
        Descriptors.awaitAtMost(descriptors);
    }

    /** All files fit: each was fetched by one of the clients, and is there once. */
    private static void assertListsWhatItHas(FileServer server, boolean caches) throws Exception {
        try (FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            assertThat(client.list().stream().map(CachedRow::name))
                    .containsExactlyInAnyOrderElementsOf(caches ? FILES.keySet() : Set.of());
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void list_afterOneClient_isWhatWasFetched(ServerSettings settings) throws Exception {
        try (FileServer server = FileServer.open(settings)) {
            server.start();
            try (FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
                List<String> fetched = List.copyOf(FILES.keySet()).subList(0, 4);
                for (String name : fetched) {
                    assertThat(get(client, name)).isEqualTo(FILES.get(name));
                }
                List<String> expected = settings.cache().spec().order() == null
                        ? List.of()
                        : fetched;
                assertThat(client.list().stream().map(CachedRow::name)).isEqualTo(expected);
                assertThat(client.list()).allMatch(row -> row.pins() == 0);
                assertThat(server.cache().list().stream().map(CachedFile::name))
                        .isEqualTo(expected);
                assertThat(client.files()).hasSize(FILES.size());
                assertThat(client.stats()).contains("\"strategy\":\"" + settings.strategy());
            }
        }
    }

    private static void fetchAll(FileServer server, int seed) {
        Random random = new Random(seed);
        List<String> names = List.copyOf(FILES.keySet());
        try (FileClient natively = FileClient.connect(server.address(), ClientOptions.DEFAULT);
                RawClient overHttp = RawClient.connect(server, Spoken.HTTP)) {
            for (int i = 0; i < REQUESTS; i++) {
                String name = names.get(random.nextInt(names.size()));
                assertThat(random.nextBoolean() ? get(natively, name) : overHttp.get(name).body())
                        .as(name).isEqualTo(FILES.get(name));
            }
        } catch (Exception failed) {
            throw new AssertionError("client with seed " + seed, failed);
        }
    }

    private static byte[] get(FileClient client, String name) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        client.get(name, Channels.newChannel(body), (received, total) -> {});
        return body.toByteArray();
    }
}
