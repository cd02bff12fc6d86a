package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CachedFile;
import dev.servelab.eviction.Order;
import dev.servelab.protocol.CachedRow;
import dev.servelab.protocol.FileClient;
import dev.servelab.testing.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every order of the catalogue, bare and lock-aware, behind a socket. */
class EveryOrderTest {
    private static final int FILES = 20;
    private static final int FILE_BYTES = 3_000;
    /** Room for ten of the files, which are charged whole packets. */
    private static final long BUDGET_BYTES = 10 * 3_072;
    private static final int REQUESTS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    static Path root;

    @BeforeAll
    static void writeFiles() throws Exception {
        SharedFiles files = new SharedFiles(root);
        for (int file = 0; file < FILES; file++) {
            files.write(name(file), FILE_BYTES);
        }
    }

    static Stream<CacheSpec> policies() {
        return Arrays.stream(Order.values()).flatMap(order -> Stream
                .of(new CacheSpec(order, false), new CacheSpec(order, true)));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void get_moreThanTheCacheHolds_bytesAreRightAndTheBudgetIsKept(CacheSpec policy)
            throws Exception {
        Random random = new Random(1);
        try (FileServer server = TestClock.serve(Variants.of(root,
                StrategySpec.parse("virtual-thread"), policy, BUDGET_BYTES))) {
            try (FileClient client = FileClient.connect(server.address(), LIMIT)) {
                for (int i = 0; i < REQUESTS; i++) {
                    // Squared: a few are asked for again and again.
                    double draw = random.nextDouble();
                    String name = name((int) (draw * draw * FILES));

                    assertThat(get(client, name))
                            .isEqualTo(SharedFiles.content(name, FILE_BYTES, 1));
                }

                List<String> listed = client.list().stream().map(CachedRow::name).toList();
                assertThat(listed).doesNotHaveDuplicates().hasSizeBetween(1, 10)
                        .isEqualTo(server.cache().list().stream().map(CachedFile::name).toList());
            }
            assertThat(server.cache().stats().evictions()).isPositive();
            assertThat(server.cache().stats().hits()).isPositive();
            server.cache().checkInvariants();
        }
    }

    private static byte[] get(FileClient client, String name) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        client.get(name, Channels.newChannel(body), (done, total) -> {});
        return body.toByteArray();
    }

    private static String name(int file) {
        return "file" + file;
    }
}
