package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens to those for whom there is no room. */
class LimitsTest {
    private static final int MOST = 10;
    private static final int BEYOND = 20;

    @TempDir
    static Path root;

    @BeforeAll
    static void writeFiles() throws Exception {
        new SharedFiles(root).write("file", 2 << 20);
    }

    /** Each of those beyond receives its line; the count is exact; each that leaves makes room. */
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#spoken")
    void maxConnections_thoseBeyond_areToldBusy(StrategySpec strategy, Spoken spoken)
            throws Exception {
        ServerSettings settings = Variants.withMaxConnections(settings(strategy), MOST);
        try (FileServer server = TestClock.serve(settings)) {
            for (int round = 0; round < 3; round++) {
                List<RawClient> inside = connect(server, MOST, spoken);
                for (RawClient client : inside) {
                    client.assertUsable();
                }
                assertBeyondAreRefused(server, spoken);
                assertThat(server.connectionStats()).isEqualTo(new ConnectionStats(MOST,
                        (long) (round + 1) * (MOST + BEYOND), (long) (round + 1) * BEYOND));
                leave(inside);
                Await.until("their places are free", () -> server.connectionStats().open() == 0);
            }
        }
    }

    /** A request that is under way does not lose the line to a reset. */
    private static void assertBeyondAreRefused(FileServer server, Spoken spoken)
            throws IOException {
        List<RawClient> beyond = connect(server, BEYOND, spoken);
        for (RawClient client : beyond) {
            client.get("file");
        }
        for (RawClient client : beyond) {
            client.error("busy");
            client.assertEnd();
        }
        leave(beyond);
    }

    /** One runs, as many as the queue holds wait, the next is refused; then they are all served. */
    @Tag(Depth.TAG)
    @ParameterizedTest
    @EnumSource(Spoken.class)
    void threadPool_queueIsFull_nextIsToldBusy(Spoken spoken) throws Exception {
        try (FileServer server = TestClock.serve(settings(StrategySpec.parse("thread-pool:1")))) {
            List<RawClient> all = connect(server, 1, spoken);
            all.getFirst().assertUsable();
            all.addAll(connect(server, ThreadPoolServer.QUEUE, spoken));
            Await.until("they are in the queue",
                    () -> server.connectionStats().open() == 1 + ThreadPoolServer.QUEUE);
            long before = System.nanoTime();
            try (RawClient next = RawClient.connect(server, spoken).get("file")) {
                next.error("busy");
                Figures.say("behind a full queue, thread-pool:1, " + spoken.id(),
                        "told busy after %.1f ms".formatted((System.nanoTime() - before) / 1e6));
                next.assertEnd();
            }
            for (RawClient client : all) {
                client.assertUsable().close();
            }
            Await.until("all have gone", () -> server.connectionStats().open() == 0);
            assertThat(server.connectionStats().refused()).isEqualTo(1);
        }
    }

    /** Eight stalled readers have the eight threads; the next waits, and is served after one. */
    @ParameterizedTest
    @EnumSource(Spoken.class)
    void threadPool_everyThreadHeld_nextIsServedAfterOneLeaves(Spoken spoken) throws Exception {
        try (FileServer server = TestClock.serve(settings(StrategySpec.parse("thread-pool:8")));
                Stalled stalled = new Stalled()) {
            for (int i = 0; i < 8; i++) {
                stalled.get(server, "file", spoken);
            }
            try (RawClient next = RawClient.connect(server, spoken)) {
                next.get("file");
                Await.until("it is in the queue", () -> server.connectionStats().open() == 9);
                // Until the file is loaded, so does its load.
                Await.until("each of the eight has its pin",
                        () -> server.cache().stats().pins() == 8);
                stalled.clients().getFirst().close();
                assertThat(next.body()).hasSize(2 << 20);
            }
        }
    }

    /** Connections that come and go, some of them by a reset, leave nothing behind. */
    @Tag(Depth.TAG)
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#spoken")
    void connections_thatComeAndGo_leaveNothing(StrategySpec strategy, Spoken spoken)
            throws Exception {
        long descriptors = Descriptors.count();
        try (FileServer server = TestClock.serve(settings(strategy))) {
            for (int i = 0; i < Depth.of(300, 10_000); i++) {
                RawClient client = RawClient.connect(server, spoken);
                switch (i % 4) {
                    case 0 -> client.close();
                    case 1 -> client.reset();
                    case 2 -> client.get("file").reset();
                    default -> {
                        client.get("file").header();
                        client.close();
                    }
                }
            }
            Await.until("all have gone", () -> server.connectionStats().open() == 0
                    && Await.isAtRest(server));
            server.checkInvariants();
            try (RawClient client = RawClient.connect(server, spoken)) {
                client.assertUsable();
            }
        }
        Descriptors.awaitAtMost(descriptors);
    }

    private static ServerSettings settings(StrategySpec strategy) {
        return Variants.of(root, strategy, CacheSpec.parse("lru"), 4 << 20);
    }

    private static List<RawClient> connect(FileServer server, int count, Spoken spoken)
            throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(RawClient.connect(server, spoken));
        }
        return clients;
    }

    private static void leave(List<RawClient> clients) throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
    }
}
