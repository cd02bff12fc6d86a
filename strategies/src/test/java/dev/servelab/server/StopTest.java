package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.front.FrontSettings;
import dev.servelab.protocol.ReplyHeader;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The end of a server, under every strategy, whatever is spoken. */
class StopTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int FILE_BYTES = 512 * 1024;

    @TempDir
    static Path root;

    @BeforeAll
    static void writeFiles() throws Exception {
        new SharedFiles(root).write("file", FILE_BYTES);
    }

    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#spoken")
    void stop_idleConnections_areToldSo(StrategySpec strategy, Spoken spoken)
            throws Exception {
        try (FileServer server = TestClock.serve(settings(strategy));
                RawClient idle = RawClient.connect(server, spoken);
                RawClient midRequest = RawClient.connect(server, spoken)) {
            idle.assertUsable();
            midRequest.send(spoken.stats() + spoken.begun("file")).body();
            assertThat(server.stop(LONG)).isTrue();
            idle.farewell("shutting-down");
            idle.assertEnd();
            midRequest.error("shutting-down");
            assertThatThrownBy(() -> RawClient.connect(server, spoken))
                    .isInstanceOf(ConnectException.class);
        }
    }

    /** What is under way ends whole; what is asked after it is refused, on the same connection. */
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#spoken")
    void stop_transferUnderWay_endsWholeWithinTheGrace(StrategySpec strategy, Spoken spoken)
            throws Exception {
        try (FileServer server = TestClock.serve(settings(strategy));
                ExecutorService stopper = Executors.newSingleThreadExecutor();
                RawClient client = RawClient.slow(server, spoken)) {
            ReplyHeader.Ok header = client.get("file").get("file").header();
            Future<Boolean> stopped = stopper.submit(() -> server.stop(LONG));
            Await.until("it takes no connections", () -> isClosed(server));
            assertThat(client.rest(header)).isEqualTo(SharedFiles.content("file", FILE_BYTES, 1));
            client.skipEnd();
            client.error("shutting-down");
            client.assertEnd();
            assertThat(stopped.get()).isTrue();
        }
    }

    /** There is no thread for those that wait, and there will be none. */
    @ParameterizedTest
    @EnumSource(Spoken.class)
    void stop_connectionsInTheQueue_areToldSo(Spoken spoken) throws Exception {
        try (FileServer server = TestClock.serve(settings(StrategySpec.parse("thread-pool:1")));
                Stalled stalled = new Stalled()) {
            stalled.get(server, "file", spoken);
            try (RawClient waiting = RawClient.connect(server, spoken)) {
                waiting.get("file");
                Await.until("it is in the queue", () -> server.connectionStats().open() == 2);
                assertThat(server.stop(Duration.ofMillis(1))).isFalse();
                waiting.error("shutting-down");
                waiting.assertEnd();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#spoken")
    void close_stuckReader_isVisiblyCut(StrategySpec strategy, Spoken spoken)
            throws Exception {
        FileServer server = TestClock.serve(settings(strategy));
        try (Stalled stalled = new Stalled()) {
            stalled.get(server, "file", spoken);
            assertThat(server.stop(Duration.ofMillis(1))).isFalse();
            server.close();
            assertThat(server.connectionStats().open()).isZero();
            assertThat(stalled.clients().getFirst().countUntilCut()).isLessThan(FILE_BYTES);
        } finally {
            server.close();
        }
    }

    /** Threads and descriptors are as they were, though readers were stuck to the end. */
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#spoken")
    void close_afterUse_leavesNoThreadAndNoDescriptor(StrategySpec strategy, Spoken spoken)
            throws Exception {
        Set<Thread> threads = Threads.alive();
        long descriptors = Descriptors.count();
        try (FileServer server = TestClock.serve(settings(strategy));
                Stalled stalled = new Stalled()) {
            for (int i = 0; i < 3; i++) {
                stalled.get(server, "file", spoken);
            }
            try (RawClient client = RawClient.connect(server, spoken)) {
                client.get("file").body();
                client.send(spoken.listing()).body();
            }
            server.stop(Duration.ofMillis(1));
        }
        Threads.awaitNoneBut(threads);
        Descriptors.awaitAtMost(descriptors);
    }

    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#strategies")
    void start_onThePortOfOneThatHasEnded_worksAtOnce(StrategySpec strategy) throws Exception {
        int port;
        try (FileServer server = TestClock.serve(settings(strategy));
                RawClient client = RawClient.connect(server)) {
            client.assertUsable();
            port = server.address().getPort();
        }
        ListenSettings listen = ListenSettings.loopback();
        ServerSettings again = settings(strategy).withListen(new ListenSettings(listen.host(),
                port, listen.backlog(), listen.maxConnections(), listen.sendBufferBytes()));
        try (FileServer server = TestClock.serve(again);
                RawClient client = RawClient.connect(server)) {
            client.assertUsable();
        }
    }

    /** Refused, or reset in the moment in which it closes. */
    private static boolean isClosed(FileServer server) {
        try {
            RawClient.connect(server).close();
            return false;
        } catch (SocketException refused) {
            return true;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ServerSettings settings(StrategySpec strategy) {
        ServerSettings settings = Variants.of(root, strategy, CacheSpec.parse("lru"), 4 << 20);
        return settings.withFront(new FrontSettings(1024, 64, Duration.ofMinutes(10)));
    }
}
