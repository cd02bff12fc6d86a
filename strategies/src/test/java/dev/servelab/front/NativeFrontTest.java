package dev.servelab.front;

import dev.servelab.cache.UncachedFiles;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.front.Front.Action;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.telemetry.Timing;
import dev.servelab.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The machine alone: no sockets, no threads, a clock that stands still unless it is moved. */
class NativeFrontTest {
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final long SECOND = 1_000_000_000L;

    private final List<RequestLog.Ended> log = new ArrayList<>();
    private long now = 1_000 * SECOND;
    private final SharedDirectory directory;
    private final FrontFactory fronts;
    private final Path root;
    private Front front;
    /** What the front wants to have done; null before it was asked. */
    private @Nullable Action action;
    private boolean woken;

    /** Files are read on the calling thread: whoever drives the machine does all there is to do. */
    NativeFrontTest(@TempDir Path root) throws IOException {
        this.root = root;
        Files.writeString(root.resolve("file"), "0123456789");
        directory = SharedDirectory.open(root, Resolution.wanted());
        Clock clock = new StandingClock();
        Disk disk = new Disk(FileIo.INLINE, Duration.ofSeconds(10), clock);
        fronts = new FrontFactory(new FrontSettings(1024, 1, IDLE),
                new UncachedFiles(directory, disk, clock), new FileListing(directory, disk),
                () -> "{}", log::add, Timing.OFF, clock);
        front = newFront();
    }

    @AfterEach
    void close() throws IOException {
        front.close();
        directory.close();
    }

    @Test
    void next_nothingSaid_readsUntilTheIdleTimeSinceAccept() {
        assertThat(ask()).isEqualTo(Action.READ);
        assertThat(front.deadlineNanos()).isEqualTo(now + IDLE.toNanos());
    }

    /** The last packet is kept back for END, but not in crumbs, wherever a read from the disk ends. */
    @ParameterizedTest
    @ValueSource(ints = {1_024, 1_025, 106_496 - 1, 106_496 + 1, 106_496 + 100, 212_992 + 1_023})
    void next_fileReadInPieces_isWrittenInPacketsAndNotInCrumbs(int bytes) throws IOException {
        Files.write(root.resolve("large"), new byte[bytes]);
        feed("GET large\n");
        int writes = 0;
        while (action == Action.SEND) {
            writes++;
            for (ByteBuffer buffer : front.output()) {
                buffer.position(buffer.limit());
            }
            ask();
        }
        assertThat(action).isEqualTo(Action.READ);
        assertThat(writes).isBetween(bytes / 1_024, bytes / 1_024 + 2 + 2 * (bytes / 106_496));
    }

    /** Ten seconds from its first byte, not from the last, and not from the accept. */
    @Test
    void next_lineThatTrickles_keepsItsFirstDeadline() {
        now += 25 * SECOND;
        assertThat(feed("G")).isEqualTo(Action.READ);
        long deadline = now + 10 * SECOND;
        assertThat(front.deadlineNanos()).isEqualTo(deadline);
        for (String more : List.of("E", "T", " ", "f")) {
            now += SECOND;
            assertThat(feed(more)).isEqualTo(Action.READ);
            assertThat(front.deadlineNanos()).isEqualTo(deadline);
        }
    }

    @Test
    void next_answerSent_waitsAnewFromItsEnd() {
        feed("GET file\n");
        now += 7 * SECOND;
        assertThat(drain()).startsWith("OK 10 ");
        assertThat(action).isEqualTo(Action.READ);
        assertThat(front.deadlineNanos()).isEqualTo(now + IDLE.toNanos());
    }

    /** The first byte of the next line has come with the last request. */
    @Test
    void next_lineBegunBehindARequest_hasTenSecondsFromTheAnswersEnd() {
        feed("GET nowhere\nGE");
        assertThat(drain()).startsWith("ERR not-found ");
        assertThat(action).isEqualTo(Action.READ);
        assertThat(front.deadlineNanos()).isEqualTo(now + 10 * SECOND);
    }

    @Test
    void next_toBeWritten_hasTheIdleTimeForEachWrite() {
        assertThat(feed("LIST\n")).isEqualTo(Action.SEND);
        assertThat(front.deadlineNanos()).isEqualTo(now + IDLE.toNanos());
        now += 20 * SECOND;
        front.output()[0].get();
        assertThat(ask()).isEqualTo(Action.SEND);
        assertThat(front.deadlineNanos()).isEqualTo(now + IDLE.toNanos());
    }

    @Test
    void refuse_whileWaiting_saysWhyAndCloses() {
        ask();
        front.refuse(ErrorCode.TIMEOUT);
        ask();
        assertThat(drain()).startsWith("ERR timeout ");
        assertThat(action).isEqualTo(Action.CLOSE);
        assertThat(front.drains()).isTrue();
        assertThat(fronts.counters().timeouts.sum()).isEqualTo(1);
    }

    @Test
    void inputEnded_withinALine_closesWithoutAWord() {
        feed("GET file");
        front.inputEnded();
        ask();
        assertThat(drain()).isEmpty();
        assertThat(action).isEqualTo(Action.CLOSE);
        assertThat(front.drains()).isFalse();
    }

    @Test
    void received_whileStopping_refusesAndCloses() {
        fronts.stop();
        feed("GET file\nGET file\n");
        assertThat(drain()).startsWith("ERR shutting-down ").hasLineCount(1);
        assertThat(action).isEqualTo(Action.CLOSE);
    }

    /** Broken off, it is logged as cut, with all its time, and gives back what it holds. */
    @Test
    void close_withinAnAnswer_countsItAsAborted() {
        feed("GET file\n");
        now += 5 * SECOND;
        front.close();
        assertThat(fronts.counters().aborted.sum()).isEqualTo(1);
        assertThat(log).singleElement().satisfies(ended -> {
            assertThat(ended.outcome()).isEqualTo("cut");
            assertThat(ended.micros()).isEqualTo(5_000_000);
        });
        front = newFront();
    }

    /** Any way of cutting the same bytes gives the same answers. */
    @Test
    void received_inAnyPieces_answersTheSame() {
        String said = "GET file\r\nget\nRANGE 0 v file\nGET %66ile\n\nFILES\nGET a%\nGET no\nLIST\n";
        feed(said);
        String expected = drain();
        assertThat(expected).contains("0123456789END ", "ERR changed ", "file\t10\n");
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            front.close();
            front = newFront();
            ask();
            StringBuilder answers = new StringBuilder();
            for (int at = 0; at < said.length();) {
                int end = Math.min(said.length(), at + 1 + random.nextInt(12));
                feed(said.substring(at, end));
                answers.append(drain());
                at = end;
            }
            assertThat(answers.toString()).as("with seed " + seed).isEqualTo(expected);
        }
    }

    /** Puts bytes in where the front asks for them, as they would be read from a socket. */
    private Action feed(String text) {
        if (action != Action.READ) {
            ask();
        }
        assertThat(action).isEqualTo(Action.READ);
        front.input().put(text.getBytes(StandardCharsets.UTF_8));
        front.received();
        return ask();
    }

    /** Asks what is to be done, and does itself what needs no peer. */
    private Action ask() {
        action = front.next();
        while (action == Action.RUN || (action == Action.AWAIT && woken)) {
            woken = false;
            if (action == Action.RUN) {
                front.job().run();
            }
            action = front.next();
        }
        return action;
    }

    /** Takes all there is to be written, until the front wants to read or to close. */
    private String drain() {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        while (action == Action.SEND) {
            for (ByteBuffer buffer : front.output()) {
                while (buffer.hasRemaining()) {
                    sent.write(buffer.get());
                }
            }
            ask();
        }
        return sent.toString(StandardCharsets.UTF_8);
    }

    private Front newFront() {
        return fronts.create("peer", now, new Front.Host() {
            @Override
            public void wakeUp() {
                woken = true;
            }

            @Override
            public void cut() {}
        });
    }

    private final class StandingClock implements Clock {
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
