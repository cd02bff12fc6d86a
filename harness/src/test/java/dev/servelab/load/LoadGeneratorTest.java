package dev.servelab.load;

import dev.servelab.protocol.Crc32c;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.testing.NotChecked;
import dev.servelab.testing.SilentPort;
import dev.servelab.time.Clock;
import dev.servelab.workload.DrawnFiles;
import dev.servelab.workload.WorkFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What clients make of servers that tell the truth, and of those that do not. */
class LoadGeneratorTest {
    private static final int CLIENTS = 4;
    private static final Duration WINDOW = Duration.ofMillis(150);
    private static final Duration TIME_TO_FINISH = Duration.ofMillis(100);
    private static final byte[] BODY = "the right bytes".getBytes(UTF_8);
    private static final WorkFile FILE = new WorkFile("a file", BODY.length,
            OptionalInt.of(crc(BODY)));

    @ParameterizedTest
    @EnumSource
    void run_againstTruth_allAreOk(Connections connections) throws Exception {
        try (LyingServer server = new LyingServer((request, out) -> {
            out.write(LyingServer.frame(BODY));
            return true;
        })) {
            Window window = run(server.address(), connections, FILE);

            assertThat(window.ok()).isEqualTo(window.issued()).isGreaterThan(CLIENTS);
            assertThat(window.okBytes()).isEqualTo(window.ok() * BODY.length);
            assertThat(window.timings().latencyUs().getTotalCount()).isEqualTo(window.ok());
            assertThat(window.starvedClients()).isZero();
            Timings timings = window.timings();
            assertThat(timings.firstByteUs().getTotalCount()).isEqualTo(window.ok());
            assertThat(timings.bodyUs().getTotalCount()).isEqualTo(window.ok());
            assertThat(timings.sendLatencyUs().getTotalCount()).isZero();
            assertThat(timings.latenessUs().getTotalCount()).isZero();
            assertThat(timings.connectUs().getTotalCount())
                    .isEqualTo(connections == Connections.KEEP_ALIVE ? 0 : window.issued());
            assertThat(window.intervals().stream().mapToLong(Interval::ok).sum())
                    .isEqualTo(window.ok());
            assertThat(window.generator().connectionsPeak()).isEqualTo(CLIENTS);
            if (connections == Connections.KEEP_ALIVE) {
                assertThat(server.connectionCount()).isEqualTo(CLIENTS);
            } else {
                assertThat(server.connectionCount()).isEqualTo((int) window.issued());
            }
        }
    }

    @Test
    void run_wrongSum_isCorrupt() throws Exception {
        assertAllEndAs(ErrorClass.CORRUPT, LyingServer.frame(BODY, 1));
    }

    @Test
    void run_otherFileWithItsRightSum_isCorrupt() throws Exception {
        assertAllEndAs(ErrorClass.CORRUPT, LyingServer.frame("THE RIGHT BYTES".getBytes(UTF_8)));
    }

    @Test
    void run_frontOfTheFileWithItsRightSum_isShort() throws Exception {
        assertAllEndAs(ErrorClass.SHORT, LyingServer.frame("the right".getBytes(UTF_8)));
    }

    @Test
    void run_closedBeforeEnd_isShort() throws Exception {
        assertAllEndAs(ErrorClass.SHORT, "OK 15 v1\nthe ri".getBytes(UTF_8));
    }

    @Test
    void run_notTheProtocol_isCorrupt() throws Exception {
        assertAllEndAs(ErrorClass.CORRUPT, "HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
    }

    @Test
    void run_refusedByTheServer_hasTheServersCode() throws Exception {
        assertAllEndAs(ErrorClass.BUSY, "ERR busy no room\n".getBytes(UTF_8));
        assertAllEndAs(ErrorClass.NOT_FOUND, "ERR not-found a file\n".getBytes(UTF_8));
    }

    @Test
    void run_nobodyListens_isRefusedAndStarved() throws Exception {
        try (SilentPort nobody = new SilentPort()) {
            Window window = run(nobody.address(), Connections.PER_REQUEST, FILE);

            assertThat(window.errors()).containsOnlyKeys(ErrorClass.REFUSED);
            assertThat(window.starvedClients()).isEqualTo(CLIENTS);
            assertThat(window.unanswered()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void run_silence_isUnansweredAndStarved(Connections connections) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (LyingServer server = new LyingServer((request, out) -> {
            never.await();
            return false;
        })) {
            Window window = run(server.address(), connections, FILE);

            assertThat(window.issued()).isEqualTo(CLIENTS);
            assertThat(window.unanswered()).isEqualTo(CLIENTS);
            assertThat(window.starvedClients()).isEqualTo(CLIENTS);
            assertThat(window.timings().latencyUs().getMinValue())
                    .as("an age is at least what was waited")
                    .isGreaterThanOrEqualTo(WINDOW.toMillis() * 900);
            never.countDown();
        }
    }

    /** Three clients are never answered, the fourth always: it does not hide the others. */
    @Test
    void run_oneClientAnswered_othersAreStarved() throws Exception {
        AtomicInteger first = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        try (LyingServer server = new LyingServer((request, out) -> {
            if (first.incrementAndGet() < CLIENTS) {
                never.await();
            }
            out.write(LyingServer.frame(BODY));
            return true;
        })) {
            Window window = run(server.address(), Connections.KEEP_ALIVE, FILE);

            assertThat(window.ok()).isPositive();
            assertThat(window.unanswered()).isEqualTo(CLIENTS - 1);
            assertThat(window.starvedClients()).isEqualTo(CLIENTS - 1);
            never.countDown();
        }
    }

    /** All are asked before the first answer, and every answer comes after the window's end. */
    @Test
    void run_answersAfterTheWindow_countWithTheirTrueLatency() throws Exception {
        AtomicLong nowNs = new AtomicLong();
        CyclicBarrier allAsked = new CyclicBarrier(CLIENTS);
        try (LyingServer server = new LyingServer((request, out) -> {
            await(allAsked);
            nowNs.addAndGet(WINDOW.toNanos() + 1);
            out.write(LyingServer.frame(BODY));
            return true;
        })) {
            LoadRun loop = new LoadGenerator(Target.nativeWire(server.address()),
                    settings(Connections.PER_REQUEST),
                    DrawnFiles.zipf(List.of(FILE), 0.9, 1), standing(nowNs),
                    LoadGenerator.TIME_TO_FINISH);

            Window window = loop.run(WINDOW, 1, 1, IntervalLog.none());

            assertThat(window.ok()).isEqualTo(CLIENTS);
            assertThat(window.issued()).isEqualTo(CLIENTS);
            assertThat(window.timings().latencyUs().getMinValue())
                    .isGreaterThanOrEqualTo(WINDOW.toMillis() * 990);
        }
    }

    @Test
    void run_notVerified_takesWrongBytes() throws Exception {
        try (LyingServer server = new LyingServer((request, out) -> {
            out.write(LyingServer.frame("THE RIGHT BYTES".getBytes(UTF_8), 1));
            return true;
        }); IntervalLog log = IntervalLog.none()) {
            LoadSettings settings = new LoadSettings(new Loop.Closed(CLIENTS),
                    Connections.KEEP_ALIVE, LoadSettings.DEFAULT_TIMEOUT, List.of(), false);
            LoadRun load = new LoadGenerator(Target.nativeWire(server.address()), settings,
                    DrawnFiles.zipf(List.of(FILE), 0.9, 1), Clock.SYSTEM, TIME_TO_FINISH);

            Window window = load.run(WINDOW, 1, 1, log);

            assertThat(window.ok()).isEqualTo(window.issued()).isPositive();
        }
    }

    /** The timeout is shorter than the window, and the server says nothing. */
    @Test
    void run_silenceBeyondTheTimeout_isTheClientsTimeout() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (LyingServer server = new LyingServer((request, out) -> {
            never.await();
            return false;
        }); IntervalLog log = IntervalLog.none()) {
            LoadSettings settings = new LoadSettings(new Loop.Closed(CLIENTS),
                    Connections.PER_REQUEST, Duration.ofMillis(20), List.of(), true);
            LoadRun load = new LoadGenerator(Target.nativeWire(server.address()), settings,
                    DrawnFiles.zipf(List.of(FILE), 0.9, 1), Clock.SYSTEM, TIME_TO_FINISH);

            Window window = load.run(WINDOW.multipliedBy(2), 1, 1, log);

            assertThat(window.errors()).containsOnlyKeys(ErrorClass.CLIENT_TIMEOUT);
            assertThat(window.starvedClients()).isEqualTo(CLIENTS);
            never.countDown();
        }
    }

    /** The server never answers; the window would last an hour. */
    @Test
    void run_interrupted_endsAndClosesItsConnections() throws Exception {
        CountDownLatch asked = new CountDownLatch(CLIENTS);
        CountDownLatch left = new CountDownLatch(CLIENTS);
        try (LyingServer server = new LyingServer((request, out) -> {
            asked.countDown();
            return true;
        }, left::countDown)) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                try (IntervalLog log = IntervalLog.none()) {
                    new LoadGenerator(Target.nativeWire(server.address()),
                            settings(Connections.PER_REQUEST),
                            DrawnFiles.zipf(List.of(FILE), 0.9, 1), Clock.SYSTEM)
                            .run(Duration.ofHours(1), 1, 1, log);
                } catch (IOException | InterruptedException e) {
                    thrown.set(e);
                }
            });
            asked.await();
            caller.interrupt();
            caller.join();
            left.await();

            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        }
    }

    /** More connections than one address has ports, in a campaign. */
    @Test
    @Tag(Depth.TAG)
    void run_manyShortConnections_portsLast() throws Exception {
        try (LyingServer server = new LyingServer((request, out) -> {
            out.write(LyingServer.frame(BODY));
            return true;
        }); IntervalLog log = IntervalLog.none()) {
            LoadRun load = new LoadGenerator(Target.nativeWire(server.address()),
                    settings(Connections.PER_REQUEST), DrawnFiles.zipf(List.of(FILE), 0.9, 1),
                    Clock.SYSTEM);

            Window window = load.run(Duration.ofMillis(Depth.of(300, 30_000)), 1, 1, log);

            assertThat(window.errors()).isEmpty();
            Figures.say("connections, each from a new port",
                    window.ok() + " in " + window.seconds() + " s");
            if (server.clientAddresses().size() == 1) {
                NotChecked.here("clients on loopback come from several addresses",
                        "only Linux has all of 127.0.0.0/8 on its loopback");
            }
        }
    }

    /** A clock that moves when the test says so. */
    private static Clock standing(AtomicLong nowNs) {
        return new Clock() {
            @Override
            public long nanoTime() {
                return nowNs.get();
            }

            @Override
            public long wallMillis() {
                return 0;
            }
        };
    }

    private static void await(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertAllEndAs(ErrorClass error, byte[] reply) throws Exception {
        try (LyingServer server = new LyingServer((request, out) -> {
            out.write(reply);
            return false;
        })) {
            Window window = run(server.address(), Connections.PER_REQUEST, FILE);

            assertThat(window.errors()).containsOnlyKeys(error);
            assertThat(window.errorCount()).isEqualTo(window.issued()).isPositive();
            assertThat(window.ok()).isZero();
            assertThat(window.errors()).isEqualTo(Map.of(error, window.issued()));
            assertThat(window.timings().latencyUs().getTotalCount()).isZero();
        }
    }

    private static Window run(InetSocketAddress server, Connections connections, WorkFile file)
            throws IOException, InterruptedException {
        try (IntervalLog log = IntervalLog.none()) {
            return new LoadGenerator(Target.nativeWire(server), settings(connections),
                    DrawnFiles.zipf(List.of(file), 0.9, 1),
                    Clock.SYSTEM, TIME_TO_FINISH).run(WINDOW, 1, 1, log);
        }
    }

    private static LoadSettings settings(Connections connections) {
        return LoadSettings.of(new Loop.Closed(CLIENTS), connections);
    }

    private static int crc(byte[] body) {
        Crc32c sum = new Crc32c();
        sum.update(ByteBuffer.wrap(body));
        return sum.value();
    }
}
