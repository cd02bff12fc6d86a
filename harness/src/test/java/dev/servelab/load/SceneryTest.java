package dev.servelab.load;

import dev.servelab.testing.Figures;
import dev.servelab.time.Clock;
import dev.servelab.workload.DrawnFiles;
import dev.servelab.workload.WorkFile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SceneryTest {
    private static final byte[] BODY = "the right bytes".getBytes(UTF_8);
    private static final WorkFile FILE = new WorkFile("a file", BODY.length,
            OptionalInt.of(LyingServer.sum(BODY)));
    private static final byte[] LARGE = new byte[8 << 20];
    private static final WorkFile LARGE_FILE = WorkFile.listed("large", LARGE.length);
    private static final long FAST = 1L << 30;

    /** Both kinds of clients ask one server; each request is in the books of its own kind. */
    @Test
    void run_besideSlowReaders_countsThemApart() throws Exception {
        AtomicLong asked = new AtomicLong();
        try (LyingServer server = new LyingServer((request, out) -> {
            asked.addAndGet(request.equals("GET a file") ? 1 : 0);
            out.write(LyingServer.frame(request.equals("GET a file") ? BODY : LARGE));
            return true;
        });
                LoadRun load = load(server, Scenery.Kind.SLOW, 3, 1 << 20, LARGE_FILE);
                IntervalLog log = IntervalLog.none()) {
            load.startScenery(1);
            Window window = load.run(Duration.ofMillis(300), 1, 1, log);
            SceneryCounts all = load.stopScenery();

            assertThat(window.issued()).isEqualTo(asked.get()).isEqualTo(window.ok());
            assertThat(window.scenery().clients()).isEqualTo(3);
            assertThat(window.scenery().bytes()).isBetween(1L, all.bytes());
            assertThat(all.failed()).isZero();
            assertThat(all.pinsLost()).isZero();
            Figures.say("3 slow readers at 1 MiB/s each",
                    window.scenery().bytes() / window.seconds() / (1 << 20) + " MiB/s together");
        }
    }

    @Test
    void slow_whole_asksAnewOnTheSameConnection() throws Exception {
        CountDownLatch thrice = new CountDownLatch(3);
        try (LyingServer server = new LyingServer((request, out) -> {
            thrice.countDown();
            out.write(LyingServer.frame(BODY));
            return true;
        }); LoadRun load = load(server, Scenery.Kind.SLOW, 1, FAST, FILE)) {
            load.startScenery(1);
            thrice.await();
            SceneryCounts counts = load.stopScenery();

            assertThat(counts.transfers()).isGreaterThanOrEqualTo(2);
            assertThat(counts.bytes()).isGreaterThanOrEqualTo(2L * BODY.length);
            assertThat(server.connectionCount()).isEqualTo(1);
        }
    }

    @Test
    void slow_cut_losesItsPinAndComesAgain() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        try (LyingServer server = new LyingServer((request, out) -> {
            twice.countDown();
            out.write("OK 15 v1\nthe ri".getBytes(UTF_8));
            return false;
        }); LoadRun load = load(server, Scenery.Kind.SLOW, 1, FAST, FILE)) {
            load.startScenery(1);
            twice.await();
            SceneryCounts counts = load.stopScenery();

            assertThat(counts.transfers()).isZero();
            assertThat(counts.failed()).isPositive();
            assertThat(counts.pinsLost()).isPositive();
        }
    }

    @Test
    void slow_refused_hadNoPin() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        try (LyingServer server = new LyingServer((request, out) -> {
            twice.countDown();
            out.write("ERR busy no room\n".getBytes(UTF_8));
            return false;
        }); LoadRun load = load(server, Scenery.Kind.SLOW, 1, FAST, FILE)) {
            load.startScenery(1);
            twice.await();
            SceneryCounts counts = load.stopScenery();

            assertThat(counts.failed()).isPositive();
            assertThat(counts.pinsLost()).isZero();
        }
    }

    /** Eight MiB are more than all socket buffers: while nobody reads, the server is held. */
    @Test
    void stalled_notCut_holdsTheServer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicLong whole = new AtomicLong();
        try (LyingServer server = new LyingServer((request, out) -> {
            asked.countDown();
            out.write(LyingServer.frame(LARGE));
            whole.incrementAndGet();
            return true;
        }); LoadRun load = load(server, Scenery.Kind.STALLED, 1, 0, LARGE_FILE)) {
            load.startScenery(1);
            asked.await();
            SceneryCounts before = load.stopScenery();

            assertThat(before.pinsLost()).isZero();
            assertThat(before.failed()).isZero();
        }
    }

    @Test
    void stalled_cut_isSeenAtTheEnd() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (LyingServer server = new LyingServer((request, out) -> {
            out.write("OK 15 v1\nthe ri".getBytes(UTF_8));
            return false;
        }, left::countDown); LoadRun load = load(server, Scenery.Kind.STALLED, 1, 0, FILE)) {
            load.startScenery(1);
            left.await();
            SceneryCounts counts = load.stopScenery();

            assertThat(counts.pinsLost()).isEqualTo(1);
            assertThat(counts.transfers()).isZero();
        }
    }

    /** At 500 bytes a second, in steps of 20 ms, no step sends more than ten of the line's 11. */
    @Test
    void slowSending_line_comesInPiecesAndIsAnswered() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        try (LyingServer server = new LyingServer((request, out) -> {
            assertThat(request).isEqualTo("GET a file");
            twice.countDown();
            answer(out);
            return true;
        }); LoadRun load = load(server, Scenery.Kind.SLOW_SENDING, 1, 500, FILE)) {
            load.startScenery(1);
            twice.await();
            SceneryCounts counts = load.stopScenery();

            assertThat(counts.transfers()).isPositive();
            assertThat(counts.failed()).isZero();
        }
    }

    @Test
    void startScenery_twice_isRefusedAndAgainIsNot() throws Exception {
        try (LyingServer server = new LyingServer((request, out) -> {
            answer(out);
            return true;
        }); LoadRun load = load(server, Scenery.Kind.SLOW, 1, FAST, FILE)) {
            load.startScenery(1);
            assertThatIllegalStateException().isThrownBy(() -> load.startScenery(1));
            load.stopScenery();
            load.startScenery(2);
        }
    }

    @Test
    void scenery_thatWouldRightlyBeCut_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Scenery(Scenery.Kind.SLOW, 1, 16_383, List.of(FILE)));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Scenery(Scenery.Kind.SLOW_SENDING, 1, 0, List.of(FILE)));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Scenery(Scenery.Kind.STALLED, 1, 0, List.of()));
    }

    private static void answer(OutputStream out) throws IOException {
        out.write(LyingServer.frame(BODY));
    }

    private static LoadRun load(LyingServer server, Scenery.Kind kind, int count,
            long bytesPerSec, WorkFile file) {
        LoadSettings settings = new LoadSettings(new Loop.Closed(2), Connections.PER_REQUEST,
                LoadSettings.DEFAULT_TIMEOUT,
                List.of(new Scenery(kind, count, bytesPerSec, List.of(file))), true);
        return new LoadGenerator(Target.nativeWire(server.address()), settings,
                DrawnFiles.zipf(List.of(FILE), 0.9, 1), Clock.SYSTEM);
    }
}
