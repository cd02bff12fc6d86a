package dev.servelab.cli;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.ServerRefused;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** SIGTERM while a server starts, at moments drawn by seed, and while it lists. */
final class TerminatedEarlyTest {
    /** How a JVM ends that has no say in it yet. */
    private static final int BY_THE_SIGNAL = 143;
    /** About when it listens; the moment is what is drawn, and nothing is proved by the wait. */
    private static final int LATEST_MS = 1_500;
    private static final int GONE_WITHIN_S = 30;
    private static final int FILES = 500;
    private static final int CLIENTS = 4;
    /** One for the grace, two for what comes after it. */
    private static final Duration LISTS_GONE_WITHIN = Duration.ofSeconds(3);

    @TempDir
    private Path directory;

    /** Before it can end by itself the signal ends it; from then on with status 0. No trace. */
    @Test
    @Tag(Depth.TAG)
    void sigterm_whileStarting_endsCleanly() throws Exception {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Files.writeString(shared.resolve("file"), "x");
        int starts = Depth.of(2, 100);
        int byItself = 0;
        for (int seed = 0; seed < starts; seed++) {
            Path err = directory.resolve("err");
            Process server = Jvm.like().under("sh", "-c", "exec \"$@\" 2>" + err, "sh").start(
                    List.of("serve", "127.0.0.1", "0", shared.toString(), "--grace", "1s"));
            try {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        new Random(seed).nextInt(LATEST_MS)));
                server.toHandle().destroy();
                assertThat(server.waitFor(GONE_WITHIN_S, TimeUnit.SECONDS)).as("seed " + seed)
                        .isTrue();
            } finally {
                server.destroyForcibly();
            }
            String said = Files.exists(err) ? Files.readString(err, StandardCharsets.UTF_8) : "";
            assertThat(server.exitValue()).as("seed " + seed + ", said: " + said)
                    .isIn(ExitStatus.DONE, BY_THE_SIGNAL);
            assertThat(said).as("seed " + seed).doesNotContain("\tat ", "Exception");
            byItself += server.exitValue() == ExitStatus.DONE ? 1 : 0;
        }
        assertThat(shared.toFile().list()).containsExactly("file");
        Figures.say("SIGTERM while starting", starts + " times, " + byItself
                + " with status 0, the others by the signal");
    }

    /** Each list comes whole, is refused, or is cut; the server goes as from transfers. */
    @Test
    void sigterm_whileListing_endsCleanly() throws Exception {
        for (int i = 0; i < FILES; i++) {
            Files.createFile(directory.resolve("file" + i));
        }
        try (ServeProcess server = ServeProcess.start(directory, "--grace", "1s");
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch busy = new CountDownLatch(CLIENTS);
            List<Future<Integer>> lists = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                lists.add(clients.submit(() -> listUntilItEnds(server, busy)));
            }
            busy.await();
            server.terminate();
            server.assertEndsWithin(LISTS_GONE_WITHIN);
            for (Future<Integer> whole : lists) {
                assertThat(whole.get()).isPositive();
            }
            assertThat(server.err()).doesNotContain("\tat ");
        }
    }

    /** How many lists came whole. */
    private static int listUntilItEnds(ServeProcess server, CountDownLatch busy) {
        int whole = 0;
        try (FileClient client = server.connect()) {
            while (true) {
                assertThat(client.files()).hasSize(FILES);
                whole++;
                busy.countDown();
            }
        } catch (ServerRefused refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
        } catch (IOException cut) {
            // It was told by the connection's end.
        }
        return whole;
    }
}
