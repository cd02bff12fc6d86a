package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.front.RequestLog;
import dev.servelab.protocol.ReplyHeader;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The wall clock jumps by hours, under every strategy: no deadline and no duration is told by it. */
@ParameterizedClass
@MethodSource("dev.servelab.server.Variants#strategies")
class ClockJumpTest implements AutoCloseable {
    private static final int JUMPS = 16;
    private static final int FILE_BYTES = 2 << 20;
    private static final long SEED = 20;

    @TempDir
    static Path root;

    private final TestClock clock = new TestClock();
    private final Queue<RequestLog.Ended> log = new ConcurrentLinkedQueue<>();
    private final FileServer server;

    ClockJumpTest(StrategySpec strategy) throws IOException {
        server = TestClock.serve(Variants.withLog(Variants.of(root, strategy,
                CacheSpec.parse("lru"), 4 << 20), log::add), clock);
    }

    @BeforeAll
    static void writeFile() throws Exception {
        new SharedFiles(root).write("file", FILE_BYTES);
    }

    @AfterEach
    @Override
    public void close() throws IOException {
        server.checkInvariants();
        server.close();
    }

    /** One asks and one reads every four seconds of thirty; by the wall clock it was days. */
    @Test
    void wallClock_jumpsAllTheTime_nobodyIsEnded() throws Exception {
        Random random = new Random(SEED);
        try (RawClient client = RawClient.connect(server);
                RawClient slow = RawClient.slow(server)) {
            ReplyHeader.Ok header = slow.send("GET file\n").header();
            for (int i = 0; i < JUMPS; i++) {
                clock.setWall(Duration.ofHours(random.nextInt(-48, 48)));
                client.assertUsable();
                slow.read((int) (header.length() / JUMPS));
                clock.advance(Duration.ofSeconds(4));
            }
            slow.end();
        }
        assertThat(server.fronts().counters().timeouts.sum()).isZero();
        assertThat(log).as("seed " + SEED).isNotEmpty()
                .allMatch(ended -> ended.micros() >= 0);
    }

    /** A day passes in the middle, as after a standstill: one is cut, the next has every byte. */
    @Test
    void monotonicClock_jumpsMidTransfer_cutsAndHarmsNothing() throws Exception {
        try (Stalled stalled = new Stalled()) {
            stalled.get(server, "file");
            Await.until("it is cut", () -> {
                clock.advance(Duration.ofDays(1));
                return server.connectionStats().open() == 0;
            });
            assertThat(stalled.clients().getFirst().countUntilCut()).isLessThan(FILE_BYTES);
        }
        try (RawClient next = RawClient.connect(server)) {
            assertThat(next.send("GET file\n").body())
                    .isEqualTo(SharedFiles.content("file", FILE_BYTES, 1));
        }
        assertThat(server.cache().stats().pins()).isZero();
    }
}
