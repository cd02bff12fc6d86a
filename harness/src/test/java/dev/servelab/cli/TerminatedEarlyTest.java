package dev.servelab.cli;

import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** SIGTERM while a server starts, at moments drawn by seed. */
final class TerminatedEarlyTest {
    /** How a JVM ends that has no say in it yet. */
    private static final int BY_THE_SIGNAL = 143;
    /** About when it listens; the moment is what is drawn, and nothing is proved by the wait. */
    private static final int LATEST_MS = 1_500;
    private static final int GONE_WITHIN_S = 30;

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
            assertThat(server.exitValue()).as("seed " + seed).isIn(ExitStatus.DONE,
                    BY_THE_SIGNAL);
            if (Files.exists(err)) {
                assertThat(Files.readString(err, StandardCharsets.UTF_8)).as("seed " + seed)
                        .doesNotContain("\tat ", "Exception");
            }
            byItself += server.exitValue() == ExitStatus.DONE ? 1 : 0;
        }
        assertThat(shared.toFile().list()).containsExactly("file");
        Figures.say("SIGTERM while starting", starts + " times, " + byItself
                + " with status 0, the others by the signal");
    }
}
