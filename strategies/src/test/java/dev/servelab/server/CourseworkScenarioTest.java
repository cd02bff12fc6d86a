package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CacheStats;
import dev.servelab.protocol.CachedRow;
import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.Received;
import dev.servelab.testing.SharedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The coursework's published scenario: two clients send the same 25 steps, a number being a get of
 * that file by one client and then by the other. FIFO and LRU agree on it.
 */
class CourseworkScenarioTest {
    private static final List<String> STEPS = List.of(
            "5 4 list 1 5 list 4 2 list 3 5 list 6 2 list 4 5 list 4 5 list 4 1 2 list".split(" "));
    private static final List<Set<String>> LISTS = List.of(Set.of("4"), Set.of("1", "5"),
            Set.of("2", "4"), Set.of("5"), Set.of("2", "5"), Set.of("5"), Set.of("5"),
            Set.of("1", "2", "4"));
    /** Of file1 to file6, in units of which the cache holds 64. */
    private static final int[] SIZES = {5, 10, 15, 20, 50, 65};
    private static final int KIB = 1024;
    private static final int MIB = 1024 * 1024;

    @TempDir
    static Path root;

    @BeforeAll
    static void writeFiles() throws Exception {
        for (int i = 0; i < SIZES.length; i++) {
            SparseFile.create(root.resolve("mib/file" + (i + 1) + ".txt"), (long) SIZES[i] * MIB);
            new SharedFiles(root).write("kib/file" + (i + 1) + ".txt", SIZES[i] * KIB);
        }
    }

    /** At full size, each order once. */
    @ParameterizedTest
    @CsvSource({"thread-per-connection, fifo", "virtual-thread, lru"})
    void scenario_fullSize_isAsPublished(String strategy, String policy) throws Exception {
        play(Variants.of(root.resolve("mib"), strategy, policy, 64L * MIB));
    }

    static Stream<Arguments> variants() {
        return Variants.strategies().flatMap(strategy -> Stream.of("fifo", "lru")
                .map(policy -> Arguments.of(strategy, CacheSpec.parse(policy))));
    }

    /** Everything in whole packets, and so the same with KiB in place of MiB. */
    @ParameterizedTest
    @MethodSource("variants")
    void scenario_smallScale_isAsPublished(StrategySpec strategy, CacheSpec policy)
            throws Exception {
        play(Variants.of(root.resolve("kib"), strategy, policy, 64L * KIB));
    }

    private static void play(ServerSettings settings) throws Exception {
        try (FileServer server = TestClock.serve(settings)) {
            List<Set<String>> lists = new ArrayList<>();
            try (FileClient first = FileClient.connect(server.address(), ClientOptions.DEFAULT);
                    FileClient second = FileClient.connect(server.address(),
                            ClientOptions.DEFAULT)) {
                for (String step : STEPS) {
                    if (step.equals("list")) {
                        lists.add(list(first));
                        assertThat(list(second)).isEqualTo(lists.getLast());
                    } else {
                        get(first, step);
                        get(second, step);
                    }
                }
            }
            assertThat(lists).isEqualTo(LISTS);
            CacheStats stats = server.cache().stats();
            assertThat(stats.hits()).isEqualTo(16);
            assertThat(stats.misses()).isEqualTo(18);
            assertThat(stats.evictions()).isEqualTo(13);
            assertThat(stats.sharedMisses() + stats.bypasses() + stats.dooms()).isZero();
            assertThat(stats.peakBytes()).isLessThanOrEqualTo(settings.cache().budgetBytes());
            server.checkInvariants();
        }
    }

    private static void get(FileClient client, String number) throws Exception {
        Received received = client.get("file" + number + ".txt", FileClient.DISCARD,
                Progress.NONE);
        int size = SIZES[Integer.parseInt(number) - 1];
        assertThat(received.length()).isIn((long) size * KIB, (long) size * MIB);
    }

    private static Set<String> list(FileClient client) throws Exception {
        Set<String> numbers = new TreeSet<>();
        for (CachedRow row : client.list()) {
            numbers.add(row.name().replaceAll("file|\\.txt", ""));
        }
        return numbers;
    }
}
