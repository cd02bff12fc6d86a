package dev.servelab.load;

import dev.servelab.testing.SilentPort;
import dev.servelab.time.Clock;
import dev.servelab.workload.DrawnFiles;
import dev.servelab.workload.WorkFile;
import dev.servelab.workload.Workload;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests that start when it is time, whatever the server does. */
class OpenLoopTest {
    private static final double RATE_PER_SEC = 200;
    private static final Duration WINDOW = Duration.ofMillis(400);
    /** 200/s for 0.4 s, evenly: at 0, 5, ... 395 ms. */
    private static final int ARRIVALS = 80;
    private static final int CAP = 1_000;
    private static final byte[] BODY = "the right bytes".getBytes(UTF_8);
    private static final WorkFile FILE = new WorkFile("a file", BODY.length,
            OptionalInt.of(LyingServer.sum(BODY)));

    private final List<RequestTimes> listed = new ArrayList<>();

    /**
     * The server answers nobody before it has been asked 20 times. Those who wait for an answer to
     * ask again never come to 20.
     */
    @Test
    void run_serverWaits_laterRequestsStartAllTheSame() throws Exception {
        CountDownLatch asked = new CountDownLatch(20);
        try (LyingServer server = new LyingServer((request, out) -> {
            asked.countDown();
            asked.await();
            out.write(LyingServer.frame(BODY));
            return true;
        })) {
            Window window = run(server.address(), Connections.PER_REQUEST, CAP);

            assertThat(window.issued()).isEqualTo(ARRIVALS);
            assertThat(window.ok()).isPositive();
            assertThat(window.timings().latencyUs().getMaxValue())
                    .as("the first waited until the 20th was meant to start, at 95 ms")
                    .isGreaterThan(94_000);
            assertThat(window.timings().latenessUs().getTotalCount()).isEqualTo(ARRIVALS);
            assertThat(window.starvedClients()).isZero();
        }
    }

    @Test
    void run_serverWaits_closedLoopStopsAsking() throws Exception {
        CountDownLatch asked = new CountDownLatch(20);
        try (LyingServer server = new LyingServer((request, out) -> {
            asked.countDown();
            asked.await();
            out.write(LyingServer.frame(BODY));
            return true;
        })) {
            Window window = run(server.address(), Connections.PER_REQUEST, new Loop.Closed(4));

            assertThat(window.issued()).isEqualTo(4);
            assertThat(window.unanswered()).isEqualTo(4);
            assertThat(asked.getCount()).isGreaterThanOrEqualTo(16);
        }
    }

    @Test
    void run_connectionsUsedUp_requestsWaitAndAreCounted() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        try (LyingServer server = new LyingServer((request, out) -> {
            asked.incrementAndGet();
            never.await();
            return false;
        })) {
            Window window = run(server.address(), Connections.PER_REQUEST, 2);

            assertThat(window.issued()).isEqualTo(ARRIVALS);
            assertThat(window.unanswered()).isEqualTo(ARRIVALS);
            assertThat(window.generator().capped()).isEqualTo(ARRIVALS - 2);
            assertThat(window.generator().connectionsPeak()).isEqualTo(2);
            assertThat(asked.get()).isLessThanOrEqualTo(2);
            assertThat(window.timings().latencyUs().getTotalCount()).isEqualTo(ARRIVALS);
            assertThat(window.timings().sendLatencyUs().getTotalCount()).isEqualTo(2);
            assertThat(window.timings().latenessUs().getTotalCount()).isEqualTo(ARRIVALS);
            never.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void run_oneConnectionAtATime_isKeptOrNot(Connections connections) throws Exception {
        try (LyingServer server = new LyingServer((request, out) -> {
            out.write(LyingServer.frame(BODY));
            return true;
        })) {
            Window window = run(server.address(), connections, 1);

            assertThat(window.ok()).isPositive();
            assertThat(window.errorCount()).isZero();
            long started = listed.stream().filter(r -> r.startUs() != RequestTimes.NEVER)
                    .count();
            boolean kept = connections == Connections.KEEP_ALIVE;
            assertThat((long) server.connectionCount()).isBetween(kept ? 1 : window.ok(),
                    kept ? 1 : started);
        }
    }

    /** Truth, and six ways to fail, in turn; every request ends once, and is listed once. */
    @ParameterizedTest
    @EnumSource
    void run_everyKindOfLie_addsUp(Connections connections) throws Exception {
        AtomicInteger count = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        try (LyingServer server = new LyingServer((request, out) -> {
            switch (count.getAndIncrement() % 7) {
                case 0 -> out.write(LyingServer.frame(BODY));
                case 1 -> out.write(LyingServer.frame(BODY, 1));
                case 2 -> out.write("OK 15 v1\nthe ri".getBytes(UTF_8));
                case 3 -> out.write("ERR busy no room\n".getBytes(UTF_8));
                case 4 -> out.write(new byte[0]);
                case 5 -> throw new LyingServer.Reset();
                default -> never.await();
            }
            return false;
        })) {
            Window window = run(server.address(), connections, CAP);

            assertThat(window.issued()).isEqualTo(ARRIVALS).isEqualTo(
                    window.ok() + window.errorCount() + window.unanswered());
            assertThat(window.errors()).containsKeys(ErrorClass.CORRUPT, ErrorClass.SHORT,
                    ErrorClass.BUSY, ErrorClass.RESET);
            assertThat(window.ok()).isPositive();
            assertThat(window.unanswered()).isPositive();
            Map<String, Long> outcomes = listed.stream().collect(
                    Collectors.groupingBy(RequestTimes::outcome, Collectors.counting()));
            assertThat(outcomes.get(RequestTimes.OK)).isEqualTo(window.ok());
            assertThat(outcomes.get(RequestTimes.UNANSWERED)).isEqualTo(window.unanswered());
            window.errors().forEach((error, times) -> assertThat(outcomes.get(error.id()))
                    .as(error.id()).isEqualTo(times));
            never.countDown();
        }
    }

    @Test
    void run_nobodyListens_requestsAreRefused() throws Exception {
        try (SilentPort nobody = new SilentPort()) {
            Window window = run(nobody.address(), Connections.KEEP_ALIVE, CAP);

            assertThat(window.issued()).isEqualTo(ARRIVALS);
            assertThat(window.errors()).containsOnlyKeys(ErrorClass.REFUSED);
        }
    }

    @Test
    void run_sameSeed_sameFilesAtTheSameTimes() throws Exception {
        List<WorkFile> files = List.of(FILE, WorkFile.listed("b", 1), WorkFile.listed("c", 1));
        Function<Long, List<String>> asked = seed -> {
            listed.clear();
            try (LyingServer server = new LyingServer((request, out) -> false)) {
                run(server.address(), Connections.PER_REQUEST,
                        new Loop.Open(RATE_PER_SEC, Arrivals.POISSON, CAP),
                        DrawnFiles.zipf(files, 0.9, 1), seed);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return listed.stream().sorted(Comparator.comparingLong(RequestTimes::intendedUs))
                    .map(request -> request.intendedUs() + request.file()).toList();
        };

        List<String> once = asked.apply(5L);

        assertThat(asked.apply(5L)).isEqualTo(once);
        assertThat(asked.apply(6L)).isNotEqualTo(once);
    }

    private Window run(InetSocketAddress server, Connections connections, int connectionsMost)
            throws Exception {
        return run(server, connections,
                new Loop.Open(RATE_PER_SEC, Arrivals.CONSTANT, connectionsMost));
    }

    private Window run(InetSocketAddress server, Connections connections, Loop loop)
            throws Exception {
        return run(server, connections, loop, DrawnFiles.zipf(List.of(FILE), 0.9, 1), 1);
    }

    private Window run(InetSocketAddress server, Connections connections, Loop loop,
            Workload workload, long seed) throws Exception {
        try (IntervalLog log = IntervalLog.none();
                LoadGenerator load = new LoadGenerator(Target.nativeWire(server),
                        LoadSettings.of(loop, connections), workload, Clock.SYSTEM,
                        Duration.ofMillis(100))) {
            return load.run(WINDOW, seed, 1, log, new RequestSink() {
                @Override
                public void ended(RequestTimes request) {
                    listed.add(request);
                }

                @Override
                public long lost() {
                    return 0;
                }
            });
        }
    }
}
