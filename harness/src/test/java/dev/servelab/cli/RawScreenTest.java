package dev.servelab.cli;

import dev.servelab.testing.Depth;
import dev.servelab.testing.NotChecked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code demo} on a terminal of its own, which {@code script} makes. */
class RawScreenTest {
    private static final String LEFT = "\033[?1049l";
    private static final long WITHIN_S = 60;
    private static final String IGNORED = "SigIgn:";
    /** Of signal 2 in that line's mask (proc_pid_status(5)). */
    private static final long SIGINT_BIT = 1 << 1;

    @TempDir
    Path folder;

    /** Keys that were typed early are not lost; after q the terminal is as it was. */
    @Test
    void demo_keysThenQuit_restoresTheTerminal() throws Exception {
        if (!hasScript()) {
            return;
        }
        Process process = start();
        String out = typed(process, "  \033[D\033[Fq", "");

        assertThat(out).contains("step 1 of 12", "step 2 of 12", "step 12 of 12", LEFT)
                .containsSubsequence("step 2 of 12", "step 1 of 12", "step 12 of 12", LEFT,
                        "What was claimed holds:");
        assertThat(Files.readString(folder.resolve("after"))).isNotEmpty()
                .isEqualTo(Files.readString(folder.resolve("before")));
        assertThat(Files.readString(folder.resolve("status")).strip()).isEqualTo("0");
    }

    @Test
    void demo_ctrlC_restoresTheTerminal() throws Exception {
        if (!hasScript() || ignoresCtrlC()) {
            return;
        }
        Process process = start();
        String out = typed(process, "", "\003");

        assertThat(out).contains(LEFT).doesNotContain("What was claimed holds:");
        assertThat(Files.readString(folder.resolve("after"))).isNotEmpty()
                .isEqualTo(Files.readString(folder.resolve("before")));
        assertThat(Files.readString(folder.resolve("status")).strip()).isEqualTo("130");
    }

    /** Where the terminal can do nothing but lines, Enter goes on. */
    @Test
    @Tag(Depth.TAG)
    @Tag(Depth.ONLY)
    void demo_dumbTerminal_goesOnByLines() throws Exception {
        if (!hasScript()) {
            return;
        }
        Process process = start("TERM=dumb");
        String out = typed(process, "\n\nq\n", "");

        assertThat(out).contains("Enter: on").containsSubsequence("step 0 of 12", "step 1 of 12",
                "step 2 of 12", "What was claimed holds:").doesNotContain("\033");
    }

    /** A shell that notes the terminal's modes before and after, and outlives a Ctrl-C. */
    private Process start(String... environment) throws IOException {
        String java = Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Dstdout.encoding=UTF-8", "-cp",
                System.getProperty("java.class.path"), "dev.servelab.cli.Main", "demo", "belady",
                "--lang", "en").map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        Path shell = Files.writeString(folder.resolve("run.sh"), """
            trap : INT
            stty -g > 'FOLDER/before'
            ENVIRONMENT JAVA
            echo $? > 'FOLDER/status'
            stty -g > 'FOLDER/after'
            """.replace("FOLDER", folder.toString())
                .replace("ENVIRONMENT", String.join(" ", environment)).replace("JAVA", java));
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", "sh '" + shell + "'",
                "/dev/null").redirectErrorStream(true);
        builder.environment().put("TERM", "xterm");
        return builder.start();
    }

    /** Types at once, and more when the first step is seen; returns all that was shown. */
    private static String typed(Process process, String atOnce, String later) throws Exception {
        try {
            process.getOutputStream().write(atOnce.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            StringBuilder shown = new StringBuilder();
            InputStream in = process.getInputStream();
            byte[] buffer = new byte[8192];
            boolean typed = false;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                shown.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                if (!typed && shown.indexOf("q: quit") >= 0) {
                    typed = true;
                    process.getOutputStream().write(later.getBytes(StandardCharsets.UTF_8));
                    process.getOutputStream().flush();
                }
            }
            assertThat(process.waitFor(WITHIN_S, TimeUnit.SECONDS)).isTrue();
            return shown.toString();
        } finally {
            process.destroyForcibly();
        }
    }

    /** A shell without job control has what it starts with & ignore it, and all that they start. */
    private static boolean ignoresCtrlC() throws IOException {
        String ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(IGNORED)).findFirst().orElseThrow();
        boolean ignores = (Long.parseUnsignedLong(
                ignored.substring(IGNORED.length()).strip(), 16) & SIGINT_BIT) != 0;
        if (ignores) {
            NotChecked.here("demo and Ctrl-C", "the tests were started with SIGINT ignored");
        }
        return ignores;
    }

    /** That of util-linux; others take other arguments. */
    private static boolean hasScript() throws InterruptedException {
        try {
            Process version = new ProcessBuilder("script", "--version").start();
            String said = new String(version.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
            version.waitFor();
            if (said.contains("util-linux")) {
                return true;
            }
        } catch (IOException none) {
            // Said below.
        }
        NotChecked.here("demo on a terminal", "there is no script of util-linux");
        return false;
    }
}
