package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.protocol.ReplyHeader;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What lasts too long is ended, under every strategy, whatever is spoken. The clock is moved on by the test; a step is
 * repeated until the server has seen it, because the server may begin to wait only after it.
 */
@ParameterizedClass
@MethodSource("dev.servelab.server.Variants#spoken")
class TimersTest implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** Longer than the timekeeper's precision. */
    private static final int GLANCE_MS = 60;
    private static final int STEPS = 200;

    @TempDir
    static Path root;

    private final TestClock clock = new TestClock();
    private final FileServer server;
    private final Spoken spoken;

    TimersTest(StrategySpec strategy, Spoken spoken) throws IOException {
        this.spoken = spoken;
        server = TestClock.serve(Variants.of(root, strategy, CacheSpec.parse("lru"), 4 << 20),
                clock);
    }

    @BeforeAll
    static void writeFiles() throws Exception {
        new SharedFiles(root).write("file", 2 << 20);
    }

    @AfterEach
    @Override
    public void close() throws IOException {
        server.checkInvariants();
        server.close();
    }

    @Test
    void idleConnection_afterTheTime_isToldAndClosed() throws Exception {
        try (RawClient client = RawClient.connect(server, spoken)) {
            client.assertUsable();
            advanceUntilEnded(client, IDLE);
            client.farewell("timeout");
            client.assertEnd();
        }
        Await.until("the connection has gone", () -> server.connectionStats().open() == 0);
        assertThat(server.fronts().counters().timeouts.sum()).isEqualTo(1);
    }

    @Test
    void idleConnection_withinTheTime_isKept() throws Exception {
        try (RawClient client = RawClient.connect(server, spoken)) {
            for (int i = 0; i < 5; i++) {
                client.assertUsable();
                clock.advance(IDLE.minusSeconds(10));
            }
            client.assertUsable();
        }
        assertThat(server.fronts().counters().timeouts.sum()).isZero();
    }

    /** Ten seconds from its first byte, however busily it trickles in: a line, a head. */
    @Test
    void request_thatTrickles_isCutOffAbsolutely() throws Exception {
        try (RawClient client = RawClient.connect(server, spoken)) {
            client.assertUsable();
            int sent = 0;
            while (!hasAnswer(client)) {
                assertThat(++sent).as("bytes that kept it open").isLessThan(STEPS);
                client.send("G");
                clock.advance(Duration.ofSeconds(3));
            }
            assertThat(sent).isGreaterThanOrEqualTo(3);
            client.error("timeout");
        }
    }

    /** Cut without a word: there is no place for one in a body. Its pin comes back. */
    @Test
    void stalledReader_afterTheTime_isCutAndItsPinReleased() throws Exception {
        try (Stalled stalled = new Stalled()) {
            stalled.get(server, "file", spoken);
            Await.until("it is cut", () -> {
                clock.advance(Duration.ofSeconds(5));
                return server.connectionStats().open() == 0;
            });
            assertThat(server.cache().stats().pins()).isZero();
            assertThat(server.fronts().counters().timeouts.sum()).isEqualTo(1);
            assertThat(server.fronts().counters().aborted.sum()).isEqualTo(1);
            assertThat(stalled.clients().getFirst().countUntilCut()).isLessThan(2 << 20);
        }
    }

    /** Progress is a write that returns: whoever reads on is kept, however long it takes in all. */
    @Test
    void slowReader_thatReadsNowAndThen_isKept() throws Exception {
        try (RawClient client = RawClient.slow(server, spoken)) {
            ReplyHeader.Ok header = client.get("file").header();
            for (int part = 0; part < 16; part++) {
                client.read((int) header.length() / 16);
                clock.advance(Duration.ofSeconds(4));
            }
            client.skipEnd();
            client.assertUsable();
        }
    }

    /** Among connections that do not: the one that makes requests is never ended. */
    @Test
    void busyConnection_besideIdleOnes_outlivesThem() throws Exception {
        try (RawClient busy = RawClient.connect(server, spoken);
                RawClient idle = RawClient.connect(server, spoken)) {
            idle.assertUsable();
            for (int i = 0; i < STEPS && !hasAnswer(idle); i++) {
                busy.assertUsable();
                clock.advance(Duration.ofSeconds(10));
            }
            idle.farewell("timeout");
            busy.assertUsable();
        }
    }

    private void advanceUntilEnded(RawClient client, Duration step) throws IOException {
        for (int i = 0; i < STEPS && !hasAnswer(client); i++) {
            clock.advance(step);
        }
    }

    /** Whether something comes within a glance, if only the end; the client can be read on. */
    private static boolean hasAnswer(RawClient client) throws IOException {
        int patience = client.socket().getSoTimeout();
        client.socket().setSoTimeout(GLANCE_MS);
        try {
            client.peek();
            return true;
        } catch (SocketTimeoutException nothing) {
            return false;
        } finally {
            client.socket().setSoTimeout(patience);
        }
    }
}
