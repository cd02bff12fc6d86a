package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.disk.FileIo;
import dev.servelab.files.ForwardingDirectory;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.SharedDirectory;
import dev.servelab.front.RequestLog;
import dev.servelab.testing.Depth;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What event loops promise beside what every strategy does: nobody holds a thread of theirs. */
@Timeout(120)
class EventLoopServerTest {
    private static final int POOL = 2;
    private static final int PIPELINED = 150;
    private static final int CLIENTS = 8;
    private static final int MISSES = Depth.of(150, 20_000);
    private static final int LOOPS = 3;

    @TempDir
    static Path root;

    private static byte[] small;
    private static byte[] large;

    @BeforeAll
    static void writeFiles() throws Exception {
        SharedFiles files = new SharedFiles(root);
        small = files.write("small", 2_000);
        large = files.write("large", 2 << 20);
        for (int i = 0; i < POOL; i++) {
            files.write("held" + i, 1_000);
        }
    }

    @Test
    void settings_filesReadInline_areRefused() {
        ServerSettings settings = ServerSettings.defaults(root)
                .withStrategy(StrategySpec.parse("event-loop"));

        assertThatThrownBy(() -> settings.withFileIo(FileIo.INLINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event-loop with file-io inline");
    }

    /** One waits for its peer, two for the disk, which answers nobody: the others are served. */
    @Test
    void get_everyThreadOfThePoolIsStuck_hitsAreServedByTheSameLoop() throws Exception {
        HeldOpens directory = new HeldOpens();
        ServerSettings settings = settings(1, "lru").withFileIo(new FileIo(POOL));
        List<RawClient> stuck = new ArrayList<>();
        try (FileServer server = FileServer.openUnderTest(settings, directory, new TestClock());
                Stalled stalled = new Stalled()) {
            server.start();
            try (RawClient client = RawClient.connect(server)) {
                client.get("small").body();
                stalled.get(server, "large");
                for (int i = 0; i < POOL; i++) {
                    stuck.add(RawClient.connect(server).get("held" + i));
                }
                directory.begun.acquire(POOL);

                assertThat(client.get("small").body()).isEqualTo(small);
                assertThat(RawClient.connect(server, Spoken.HTTP).get("small").body())
                        .isEqualTo(small);

                directory.held.release(POOL);
                for (RawClient each : stuck) {
                    assertThat(each.body()).hasSize(1_000);
                    each.close();
                }
                assertThat(stalled.clients().getFirst().in().readNBytes(large.length))
                        .isEqualTo(large);
            }
        }
    }

    /**
     * While the loop is held, one asks for much and another for little. Then both have their turns:
     * the second is answered before the first has all that it asked for.
     */
    @Test
    void pipelined_manyRequestsOfOne_othersHaveTheirTurn() throws Exception {
        List<String> answered = Collections.synchronizedList(new ArrayList<>());
        Gate log = new Gate(answered::add);
        try (FileServer server = TestClock.serve(Variants.withLog(settings(1, "lru"), log));
                RawClient greedy = RawClient.connect(server);
                RawClient modest = RawClient.connect(server);
                RawClient gate = RawClient.connect(server)) {
            greedy.get("small").body();
            modest.get("held1").body();
            gate.get("held0");
            log.held.await();
            greedy.send("GET small\n".repeat(PIPELINED));
            modest.send("GET held1\n");
            log.open.countDown();

            gate.body();
            modest.body();
            for (int i = 0; i < PIPELINED; i++) {
                assertThat(greedy.body()).isEqualTo(small);
            }
            assertThat(answered.lastIndexOf("held1") - answered.indexOf("held0"))
                    .as("answers until the other had its own")
                    .isLessThanOrEqualTo(2 * LoopConnection.ACTIONS_IN_A_TURN);
        }
    }

    /** Each answer needs wake-ups by the I/O pool. If one got lost, its client would wait for ever. */
    @Test
    @Tag(Depth.TAG)
    void get_manyMisses_noWakeUpIsLost() throws Exception {
        ServerSettings settings = settings(2, "none").withFileIo(new FileIo(4));
        try (FileServer server = TestClock.serve(settings);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ended = new ArrayList<>();
            for (int seed = 0; seed < CLIENTS; seed++) {
                Random random = new Random(seed);
                ended.add(clients.submit(() -> {
                    getManyTimes(server, random);
                    return null;
                }));
            }
            for (Future<?> client : ended) {
                client.get();
            }
            assertThat(server.cache().stats().misses()).isEqualTo((long) CLIENTS * MISSES);
        }
    }

    private static void getManyTimes(FileServer server, Random random) throws IOException {
        try (RawClient client = RawClient.connect(server)) {
            for (int i = 0; i < MISSES; i++) {
                client.get("held" + random.nextInt(POOL)).body();
            }
        }
    }

    @Test
    void connections_ofThreeLoops_areSharedAmongThem() throws Exception {
        Map<String, Integer> served = new ConcurrentHashMap<>();
        RequestLog log = ended -> served.merge(Thread.currentThread().getName(), 1, Integer::sum);
        Set<Thread> before = Threads.alive();
        List<RawClient> clients = new ArrayList<>();
        try (FileServer server = TestClock.serve(Variants.withLog(settings(LOOPS, "lru"), log))) {
            for (int i = 0; i < 2 * LOOPS; i++) {
                clients.add(RawClient.connect(server).assertUsable());
            }
            Await.until("all are told", () -> served.values().stream()
                    .mapToInt(Integer::intValue).sum() == clients.size());
            assertThat(served).isEqualTo(IntStream.rangeClosed(1, LOOPS).boxed()
                    .collect(Collectors.toMap(number -> "loop-" + number, number -> 2)));
        }
        for (RawClient client : clients) {
            client.assertEnd();
            client.close();
        }
        Threads.awaitNoneBut(before);
    }

    /** What breaks, and for whom: its own connection, and nobody else's. */
    @ParameterizedTest
    @ValueSource(strings = {"exception", "overflow", "memory"})
    void turn_breaks_endsItsConnectionAlone(String how) throws Exception {
        AtomicReference<Throwable> reported = new AtomicReference<>();
        var usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, broken) -> reported.set(broken));
        RequestLog log = ended -> {
            if (ended.name().equals("large")) {
                breakDown(how);
            }
        };
        try (FileServer server = TestClock.serve(Variants.withLog(settings(1, "lru"), log));
                RawClient other = RawClient.connect(server).assertUsable();
                RawClient broken = RawClient.connect(server)) {
            assertThat(broken.get("large").body()).isEqualTo(large);
            broken.send("GET small\n");
            assertThat(broken.countUntilCut()).isZero();

            assertThat(other.get("small").body()).isEqualTo(small);
            Await.until("it has ended", () -> server.connectionStats().open() == 1);
            assertThat(server.cache().stats().pins()).isZero();
            assertThat(reported.get() == null).isEqualTo(how.equals("memory"));
            server.checkInvariants();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(usual);
        }
    }

    private static void breakDown(String how) {
        switch (how) {
            case "exception" -> throw new IllegalStateException("planted");
            case "overflow" -> breakDown(how);
            default -> throw new OutOfMemoryError("planted");
        }
    }

    /** An interrupt that is left would keep its selector from ever waiting again. */
    @Test
    void turn_interruptsItsThread_isForgotten() throws Exception {
        AtomicReference<Thread> loop = new AtomicReference<>();
        RequestLog log = ended -> {
            loop.set(Thread.currentThread());
            Thread.currentThread().interrupt();
        };
        try (FileServer server = TestClock.serve(Variants.withLog(settings(1, "lru"), log));
                RawClient one = RawClient.connect(server);
                RawClient other = RawClient.connect(server)) {
            assertThat(one.get("small").body()).isEqualTo(small);
            Await.until("the loop is not interrupted any more",
                    () -> loop.get() != null && !loop.get().isInterrupted());
            assertThat(other.get("small").body()).isEqualTo(small);
            assertThat(one.get("small").body()).isEqualTo(small);
        }
    }

    private static ServerSettings settings(int loops, String policy) {
        return Variants.copying(Variants.of(root, StrategySpec.parse("event-loop:" + loops),
                CacheSpec.parse(policy), 8 << 20));
    }

    /** Holds the loop that has answered "held0", so that what comes meanwhile is there at once. */
    private static final class Gate implements RequestLog {
        final CountDownLatch held = new CountDownLatch(1);
        final CountDownLatch open = new CountDownLatch(1);
        private final Consumer<String> names;

        Gate(Consumer<String> names) {
            this.names = names;
        }

        @Override
        public void ended(Ended request) {
            names.accept(request.name());
            if (request.name().equals("held0")) {
                held.countDown();
                try {
                    open.await();
                } catch (InterruptedException stop) {
                    throw new IllegalStateException(stop);
                }
            }
        }
    }

    /** Files whose names begin with "held" are not opened before the test says so. */
    private static final class HeldOpens extends ForwardingDirectory {
        final Semaphore begun = new Semaphore(0);
        final Semaphore held = new Semaphore(0);

        HeldOpens() throws IOException {
            super(SharedDirectory.open(root, ServerSettings.defaults(root).resolution()));
        }

        @Override
        public OpenFile open(String name) throws Refusal {
            if (name.startsWith("held")) {
                begun.release();
                held.acquireUninterruptibly();
            }
            return super.open(name);
        }
    }
}
