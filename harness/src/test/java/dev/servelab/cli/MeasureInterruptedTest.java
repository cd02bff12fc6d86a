package dev.servelab.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Ctrl-C in the middle of a run: no server, no file, no stack trace is left. */
class MeasureInterruptedTest {
    private static final int LIMIT_S = 60;

    @TempDir
    Path temporary;

    @Test
    void compare_interruptedInATrial_leavesNothing() throws Exception {
        Path results = Files.createDirectory(temporary.resolve("results"));

        interrupt("round 1", "compare", "--strategies", "thread-pool:2", "--policies", "lru", "-d",
                "10m", "-o", results.resolve("result").toString());

        assertThat(results).isEmptyDirectory();
    }

    @Test
    void torture_interruptedUnderLoad_leavesNothing() throws Exception {
        interrupt("warming up", "torture", "--requests", "100000000");
    }

    @Test
    void selfTest_interruptedInAPart_leavesNothing() throws Exception {
        interrupt("percentiles passed", "self-test");
    }

    /** Starts a run, interrupts it once it has said that it is there, and looks for its remains. */
    private void interrupt(String there, String... arguments) throws Exception {
        Path systemsTemporary = Files.createDirectory(temporary.resolve("tmp"));
        Process run = start(systemsTemporary, arguments);
        try (BufferedReader err = new BufferedReader(
                new InputStreamReader(run.getErrorStream(), StandardCharsets.UTF_8))) {
            readUntil(err, there);
            ProcessHandle server = firstChild(run);

            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start()
                    .waitFor()).isZero();

            assertThat(run.waitFor(LIMIT_S, TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).isEqualTo(130);
            assertThat(err.lines()).noneMatch(line -> line.contains("\tat ")
                    || line.contains("Exception") || line.contains("failed"));
            server.onExit().get(LIMIT_S, TimeUnit.SECONDS);
            assertThat(systemsTemporary).isEmptyDirectory();
        } finally {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
    }

    private static Process start(Path systemsTemporary, String... arguments) throws IOException {
        Jvm jvm = Jvm.like().with("-Djava.io.tmpdir=" + systemsTemporary);
        if (System.getProperty("os.name").equals("Linux")) {
            // Shells start background jobs with SIGINT ignored, and that is inherited.
            jvm = jvm.under("env", "--default-signal=INT");
        }
        return jvm.start(List.of(arguments));
    }

    /** The round is announced a moment before its first server is started. */
    private static ProcessHandle firstChild(Process run) {
        Optional<ProcessHandle> child = run.children().findFirst();
        while (child.isEmpty() && run.isAlive()) {
            Thread.onSpinWait();
            child = run.children().findFirst();
        }
        return child.orElseThrow();
    }

    private static void readUntil(BufferedReader err, String wanted) throws IOException {
        String line = err.readLine();
        while (line != null && !line.contains(wanted)) {
            line = err.readLine();
        }
        assertThat(line).as("standard error ended").isNotNull();
    }
}
