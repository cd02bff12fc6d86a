package dev.servelab.front;

import dev.servelab.cache.UncachedFiles;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.front.Front.Action;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.telemetry.Kind;
import dev.servelab.telemetry.KindTimes;
import dev.servelab.telemetry.Part;
import dev.servelab.telemetry.RequestTimes;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * To which part each moment of a request belongs. The clock stands still but where the test moves
 * it, by another number of nanoseconds each time, so that every sum says which moves are in it.
 */
class FrontTimesTest {
    private final SharedDirectory directory;
    private final RequestTimes times;
    private final Front front;
    private long now = 1_000;
    private boolean woken;

    /** Files are read on the calling thread, each in two jobs: a look-up, and a read. */
    FrontTimesTest(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("file"), "0123456789");
        directory = SharedDirectory.open(root, Resolution.wanted());
        Clock clock = new MovedClock();
        times = new RequestTimes(clock);
        Disk disk = new Disk(FileIo.INLINE, Duration.ofSeconds(10), clock);
        front = new FrontFactory(new FrontSettings(1024, 1, Duration.ofSeconds(30)),
                new UncachedFiles(directory, disk, clock), new FileListing(directory, disk),
                () -> "{}", RequestLog.NONE, times, clock).create("peer", now, new Waker());
    }

    @AfterEach
    void close() throws IOException {
        front.close();
        directory.close();
    }

    /** 1 in the queue, 20 and 300 reading, 4000 and 4000 at the disk, 50000 writing. */
    @Test
    void get_firstOfAConnection_isTimedFromItsAccept() {
        now += 1;
        front.next();
        now += 20;
        receive("GET ");
        front.next();
        now += 300;
        receive("file\n");

        answer(4_000, 50_000);

        assertTimes(Kind.MISS, 1, Map.of(Part.QUEUE, 1L, Part.READ, 320L, Part.DISK, 8_000L,
                Part.WRITE, 50_000L));
    }

    /** The 700 between them are nobody's; the second begins with its first byte. */
    @Test
    void get_secondOfAConnection_isTimedFromItsFirstByte() {
        front.next();
        receive("GET file\n");
        answer(0, 0);
        times.take();
        now += 700;
        receive("G");
        front.next();
        now += 3;
        receive("ET file\n");

        answer(10, 400);

        assertTimes(Kind.MISS, 1, Map.of(Part.READ, 3L, Part.DISK, 20L, Part.WRITE, 400L));
    }

    /** Neither has waited for the other: the second begins where the first has ended. */
    @Test
    void get_twoInOnePiece_areTimedOneAfterAnother() {
        front.next();
        receive("GET file\nGET file\n");

        answer(10, 400);

        assertTimes(Kind.MISS, 2, Map.of(Part.DISK, 40L, Part.WRITE, 800L));
    }

    @Test
    void next_errorsAndLists_areOfTheOtherKind() {
        front.next();
        receive("GET nowhere\nLIST\nnonsense\n");

        answer(10, 400);

        assertTimes(Kind.OTHER, 3, Map.of(Part.DISK, 10L, Part.WRITE, 1_200L));
    }

    @Test
    void refuse_nobodyHasAsked_isNotTimed() {
        front.next();
        now += 30;
        front.refuse(ErrorCode.TIMEOUT);

        answer(10, 400);

        assertThat(times.take().values()).allMatch(sums -> sums.count() == 0);
    }

    @Test
    void close_beforeEndIsAccepted_isNotTimed() {
        front.next();
        receive("GET file\n");
        for (Action action = front.next(); action != Action.SEND; action = front.next()) {
            front.job().run();
        }
        front.output()[0].get();
        front.close();

        assertThat(times.take().values()).allMatch(sums -> sums.count() == 0);
    }

    private void receive(String text) {
        front.input().put(text.getBytes(StandardCharsets.UTF_8));
        front.received();
    }

    /** Does what is asked for until there is nothing to do but read; a write takes two calls. */
    private void answer(long jobNanos, long writeNanos) {
        for (Action action = front.next(); isWork(action); action = front.next()) {
            switch (action) {
                case AWAIT -> assertThat(woken).as("the job is there").isTrue();
                case RUN -> {
                    front.job().run();
                    now += jobNanos;
                }
                case SEND -> {
                    write();
                    now += writeNanos / 2;
                }
                default -> throw new AssertionError(action);
            }
        }
    }

    private static boolean isWork(Action action) {
        return action == Action.AWAIT || action == Action.RUN || action == Action.SEND;
    }

    /** A byte at first, and then the rest. */
    private void write() {
        ByteBuffer header = front.output()[0];
        header.position(header.position() > 0 ? header.limit() : 1);
    }

    /** What is not named took no time, and requests of other kinds there were none. */
    private void assertTimes(Kind kind, long count, Map<Part, Long> nanos) {
        Map<Kind, KindTimes> taken = times.take();
        KindTimes sums = taken.getOrDefault(kind, KindTimes.none());
        assertThat(sums.count()).isEqualTo(count);
        for (Part part : Part.values()) {
            assertThat(sums.partNanos().get(part)).as(part.id())
                    .isEqualTo(nanos.getOrDefault(part, 0L));
        }
        assertThat(taken.values().stream().mapToLong(KindTimes::count).sum()).isEqualTo(count);
    }

    /** Under inline a wait is over before it begins. */
    private final class Waker implements Front.Host {
        @Override
        public void wakeUp() {
            woken = true;
        }

        @Override
        public void cut() {}
    }

    private final class MovedClock implements Clock {
        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public long wallMillis() {
            return System.currentTimeMillis();
        }
    }
}
