package dev.servelab.server;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CacheStats;
import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.record.MemoryRecording;
import dev.servelab.record.ReplayCounts;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a live server decides its policy decides again without it, to the last victim: 16 clients at
 * once over sockets, and others who hold what they were sent, so that pins stand in the way.
 */
@Tag(Depth.TAG)
class RecordedRunTest {
    private static final int CLIENTS = 16;
    /** Of each client: 5,000 in the suite, of all policies together; 100,000 of each in a campaign. */
    private static final int REQUESTS = Depth.of(
            Math.ceilDiv(5_000, (int) Variants.cachingPolicies().count()), 100_000) / CLIENTS;
    /** The others do not hold anything: bare orders evict no more while what they doomed is held. */
    private static final int HOLDING = 2;
    /** About a quarter of the files fits, so that most misses evict. */
    private static final int FILES = 120;
    private static final int PACKET = 1024;
    private static final long CACHE_BYTES = 512 * 1024;
    /** More than sockets swallow of a reader that does not read. */
    private static final int HELD_BYTES = 160 * 1024;
    /** Requests that a client makes while it holds a file, and then as many without. */
    private static final int HELD_FOR = 20;

    @TempDir
    static Path root;

    @BeforeAll
    static void writeFiles() throws Exception {
        SharedFiles files = new SharedFiles(root);
        for (int file = 0; file < FILES; file++) {
            files.write("file " + file, 1_000 * (1 + file % 30));
        }
        files.write("held", HELD_BYTES);
        files.write("held too", HELD_BYTES);
    }

    @ParameterizedTest
    @MethodSource("dev.servelab.server.EveryOrderTest#policies")
    void run_recorded_isReplayedToTheLastVictim(CacheSpec policy) throws Exception {
        MemoryRecording recording = new MemoryRecording(policy.toString(), CACHE_BYTES, PACKET);
        CacheStats stats;
        try (FileServer server = TestClock.serve(ServerSettings.defaults(root)
                .withCache(new CacheSettings(policy, CACHE_BYTES, PACKET, Variants.SELDOM)
                        .withLog(recording.log())))) {
            load(server);
            stats = server.cache().stats();
        }
        ReplayCounts counts = recording.assertReplays(
                Objects.requireNonNull(policy.order()).create(CACHE_BYTES));
        assertThat(counts.hits()).isEqualTo(stats.hits());
        assertThat(counts.evictions()).isEqualTo(stats.evictions()).isPositive();
        assertThat(counts.bypasses()).isEqualTo(stats.bypasses());
        if (Depth.isCampaign()) {
            Figures.say("live run recorded and replayed, " + policy, String.format(
                    "%,d requests of %d clients, %,d victims, %,d passed over, %,d dooms",
                    counts.requests(), CLIENTS, counts.victims(), counts.passedOver(),
                    stats.dooms()));
        }
    }

    private static void load(FileServer server) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ended = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int seed = i;
                ended.add(clients.submit(() -> {
                    ask(server, seed);
                    return null;
                }));
            }
            for (Future<?> client : ended) {
                client.get();
            }
        }
    }

    private static void ask(FileServer server, int seed) throws IOException {
        Random draw = new Random(seed);
        try (FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            for (int done = 0; done < REQUESTS; done += 2 * HELD_FOR) {
                if (seed < HOLDING) {
                    try (RawClient slow = RawClient.slow(server)) {
                        slow.send(draw.nextBoolean() ? "GET held\n" : "GET held too\n").header();
                        getSome(client, draw);
                    }
                } else {
                    getSome(client, draw);
                }
                getSome(client, draw);
            }
        }
    }

    /** The lower a file's number, the more often it is asked for. */
    private static void getSome(FileClient client, Random draw) throws IOException {
        for (int i = 0; i < HELD_FOR; i++) {
            int file = (int) (FILES * draw.nextDouble() * draw.nextDouble());
            client.get("file " + file, FileClient.DISCARD, Progress.NONE);
        }
    }
}
