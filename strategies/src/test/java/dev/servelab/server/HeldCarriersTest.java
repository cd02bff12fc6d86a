package dev.servelab.server;

import com.google.gson.JsonObject;
import dev.servelab.cache.CacheSpec;
import dev.servelab.disk.FileIo;
import dev.servelab.files.ForwardingDirectory;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.SharedDirectory;
import dev.servelab.telemetry.HistogramText;
import dev.servelab.testing.SharedFiles;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the canary is for. As many files are opened as there are carriers, and none of the calls
 * returns before the test says so: each waits in the system, for somebody to write to a FIFO.
 */
@Timeout(120)
class HeldCarriersTest {
    private static final Duration HELD = Duration.ofMillis(200);

    @TempDir
    Path root;

    private final int carriers = ManagementFactory
            .getPlatformMXBean(VirtualThreadSchedulerMXBean.class).getParallelism();

    /** The canary's carrier is held: it runs never while that lasts, and is so much too late. */
    @Test
    void canary_filesAreOpenedOnTheCarriers_isHeldWithThem() throws Exception {
        try (Held held = hold(FileIo.INLINE)) {
            Await.until("no carrier is left", () -> held.canary().getTotalCount() == 0);
            long began = System.nanoTime();
            LockSupport.parkNanos(HELD.toNanos());
            assertThat(held.canary().getTotalCount()).isZero();
            long heldUs = Duration.ofNanos(System.nanoTime() - began).toNanos() / 1_000;

            held.letGo();

            Histogram late = new Histogram(3);
            Await.until("the canary has told all", () -> {
                late.add(held.canary());
                return late.getMaxValue() >= heldUs && late.getMinValue() < heldUs / 2;
            });
            assertThat(late.getTotalCount()).as("one for each millisecond")
                    .isGreaterThanOrEqualTo(HELD.toMillis());
        }
    }

    /** The same calls on threads of their own hold no carrier: the canary goes on all the time. */
    @Test
    void canary_filesAreOpenedByAPool_goesOn() throws Exception {
        try (Held held = hold(new FileIo(carriers))) {
            long[] wakes = new long[1];
            Await.until("it has woken for as long as the other is held", () -> {
                wakes[0] += held.canary().getTotalCount();
                return wakes[0] >= HELD.toMillis();
            });
            assertThat(held.server.cache().stats().misses()).as("calls that returned").isZero();
        }
    }

    private Held hold(FileIo fileIo) throws Exception {
        Path fifo = root.resolve(".fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
        for (int i = 0; i < carriers; i++) {
            new SharedFiles(root).write("file" + i, 1_000);
        }
        return new Held(fifo, fileIo);
    }

    /** A server whose files are being opened. */
    private final class Held implements AutoCloseable {
        private final Path fifo;
        private final FileServer server;
        private final List<RawClient> clients = new ArrayList<>();
        private boolean gone;

        Held(Path fifo, FileIo fileIo) throws Exception {
            this.fifo = fifo;
            ServerSettings settings = Variants.of(root, StrategySpec.DEFAULT,
                    CacheSpec.parse("lru"), 4 << 20).withFileIo(fileIo);
            StuckOpens directory = new StuckOpens(fifo);
            server = FileServer.openUnderTest(settings, directory, new TestClock());
            server.start();
            for (int i = 0; i < carriers; i++) {
                clients.add(RawClient.connect(server).send("GET file" + i + "\n"));
            }
            directory.begun.acquire(carriers);
        }

        /** What it has recorded since it was last asked. */
        Histogram canary() {
            JsonObject telemetry = server.report().getAsJsonObject("telemetry");
            return HistogramText.decode(telemetry.get("canary_us").getAsString());
        }

        void letGo() throws IOException {
            gone = true;
            try (OutputStream writer = Files.newOutputStream(fifo)) {
                writer.write(new byte[carriers]);
                for (RawClient client : clients) {
                    assertThat(client.body()).hasSize(1_000);
                }
            }
        }

        @Override
        public void close() throws IOException {
            if (!gone) {
                letGo();
            }
            for (RawClient client : clients) {
                client.close();
            }
            server.close();
        }
    }

    private final class StuckOpens extends ForwardingDirectory {
        final Semaphore begun = new Semaphore(0);
        private final Path fifo;

        StuckOpens(Path fifo) throws IOException {
            super(SharedDirectory.open(root, ServerSettings.defaults(root).resolution()));
            this.fifo = fifo;
        }

        @Override
        public OpenFile open(String name) throws Refusal {
            begun.release();
            try (FileInputStream in = new FileInputStream(fifo.toFile())) {
                assertThat(in.read()).isZero();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return super.open(name);
        }
    }
}
