package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CacheStats;
import dev.servelab.cache.CachedFile;
import dev.servelab.testing.SharedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sequences that tell the policies apart. Files A to F are of one size; the cache holds so many of
 * them as the test says. "a" is a transfer that is held: its client has read the header of A and
 * nothing more, with so small a buffer that the server cannot get rid of the rest.
 */
class HeldTransferTest {
    private static final int FILE_BYTES = 1 << 20;

    /** What came of a sequence: what LIST shows, next victim first, and the counters. */
    private record Played(String list, CacheStats stats) {}

    @TempDir
    static Path root;

    private static final Map<String, byte[]> FILES = new HashMap<>();

    @BeforeAll
    static void writeFiles() throws Exception {
        for (String name : List.of("A", "B", "C", "D", "E", "F")) {
            FILES.put(name, new SharedFiles(root).write(name, FILE_BYTES));
        }
    }

    /** A B A C, room for two: fifo evicts A although it was just used, lru evicts B. */
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#strategies")
    void get_aHitBeforeTheEviction_savesTheFileUnderLruOnly(StrategySpec strategy)
            throws Exception {
        Played fifo = play(strategy, "fifo", 2, "A B A C");
        assertThat(fifo.list()).isEqualTo("B C");
        assertThat(fifo.stats().hits()).isEqualTo(1);
        assertThat(play(strategy, "lru", 2, "A B A C").list()).isEqualTo("A C");
        assertThat(play(strategy, "lock-aware", 2, "A B A C").list()).isEqualTo("B C");
        assertThat(play(strategy, "lock-aware:lru", 2, "A B A C").list()).isEqualTo("A C");
    }

    /**
     * a B C, room for two. fifo and lru evict A, which dooms it: its memory is not there, and C goes
     * past the cache. lock-aware passes A over, in place, and evicts B.
     */
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#caching")
    void get_victimIsBeingSent_isDoomedOrPassedOver(StrategySpec strategy, CacheSpec policy)
            throws Exception {
        assertIsDoomedOrPassedOver(play(strategy, policy.toString(), 2, "a B C"), policy);
    }

    /** A pin is a pin, whatever its transfer speaks: HTTP holds A, B and C come natively. */
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#caching")
    void get_victimIsBeingSentOverHttp_isDoomedOrPassedOver(StrategySpec strategy,
            CacheSpec policy) throws Exception {
        assertIsDoomedOrPassedOver(
                play(strategy, policy.toString(), 2, "a B C", Spoken.HTTP), policy);
    }

    private static void assertIsDoomedOrPassedOver(Played played, CacheSpec policy) {
        CacheStats stats = played.stats();
        assertThat(stats.evictions()).isEqualTo(1);
        if (policy.lockAware()) {
            assertThat(played.list()).isEqualTo("A C");
            assertThat(List.of(stats.dooms(), stats.bypasses(), stats.misses(),
                    stats.passedOver(), stats.pins())).containsExactly(0L, 0L, 3L, 1L, 1L);
        } else {
            assertThat(played.list()).isEqualTo("B");
            assertThat(List.of(stats.dooms(), stats.bypasses(), stats.misses(),
                    stats.doomedBytes())).containsExactly(1L, 1L, 2L, (long) FILE_BYTES);
        }
    }

    /** a b C, room for two: everything is pinned, and C goes past the cache under every policy. */
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#caching")
    void get_everythingIsPinned_goesPastTheCache(StrategySpec strategy, CacheSpec policy)
            throws Exception {
        Played played = play(strategy, policy.toString(), 2, "a b C");
        assertThat(played.stats().bypasses()).isEqualTo(1);
        assertThat(played.stats().peakBytes()).isEqualTo(2L * FILE_BYTES);
        assertThat(played.stats().bytesPastCache()).isEqualTo(FILE_BYTES);
        assertThat(played.list()).isEqualTo(policy.lockAware() ? "A B" : "B");
    }

    /**
     * a B D, then C B D three times, room for three. fifo dooms A for C, and from then on B and D are
     * frozen in the cache, where they are hit six times while C goes past. lock-aware keeps A and has
     * the two places that are left for three files in a loop: it hits nothing.
     */
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#strategies")
    void get_loopBesideAHeldTransfer_hasFewerHitsUnderLockAware(StrategySpec strategy)
            throws Exception {
        String loop = "a B D C B D C B D C B D";
        Played fifo = play(strategy, "fifo", 3, loop);
        assertThat(List.of(fifo.stats().hits(), fifo.stats().misses(), fifo.stats().bypasses()))
                .containsExactly(6L, 3L, 3L);
        Played lockAware = play(strategy, "lock-aware", 3, loop);
        assertThat(List.of(lockAware.stats().hits(), lockAware.stats().misses(),
                lockAware.stats().bypasses())).containsExactly(0L, 12L, 0L);
    }

    /** a A: a pin is a count. The second reader's end leaves the first one's pin. */
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#caching")
    void get_secondReaderEnds_firstOnesPinStays(StrategySpec strategy, CacheSpec policy)
            throws Exception {
        assertThat(play(strategy, policy.toString(), 2, "a A").stats().pins()).isEqualTo(1);
    }

    private static Played play(StrategySpec strategy, String policy, int files, String sequence)
            throws Exception {
        return play(strategy, policy, files, sequence, Spoken.NATIVE);
    }

    /** @param holders what those speak whose transfers are held; the others speak natively */
    private static Played play(StrategySpec strategy, String policy, int files, String sequence,
            Spoken holders) throws Exception {
        ServerSettings settings = Variants.of(root, strategy, CacheSpec.parse(policy),
                (long) files * FILE_BYTES);
        List<RawClient> held = new ArrayList<>();
        try (FileServer server = TestClock.serve(settings);
                RawClient client = RawClient.connect(server)) {
            for (String step : List.of(sequence.split(" ", -1))) {
                String name = step.toUpperCase(Locale.ROOT);
                if (name.equals(step)) {
                    assertThat(client.send("GET " + name + "\n").body())
                            .isEqualTo(FILES.get(name));
                } else {
                    held.add(RawClient.slow(server, holders).get(name));
                    held.getLast().header();
                    awaitLoaded(server, held.size());
                }
            }
            server.checkInvariants();
            Played played = new Played(list(server), server.cache().stats());
            for (RawClient reader : held) {
                reader.close();
            }
            Await.until("the held transfers have ended",
                    () -> Await.isAtRest(server));
            server.checkInvariants();
            return played;
        }
    }

    /** The load has given its own pin back: only the readers' are left. */
    private static void awaitLoaded(FileServer server, int readers) {
        Await.until("the file is loaded", () -> {
            CacheStats stats = server.cache().stats();
            return stats.loadingBytes() == 0 && stats.pins() == readers;
        });
    }

    private static String list(FileServer server) {
        return String.join(" ", server.cache().list().stream().map(CachedFile::name).toList());
    }
}
