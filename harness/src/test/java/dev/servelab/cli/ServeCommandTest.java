package dev.servelab.cli;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Command lines of {@code serve} that start nothing: the status, and one line that says why. */
final class ServeCommandTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"--strategy nonsense", "--strategy thread-pool:0",
            "--strategy thread-pool:99999", "--strategy event-loop:0",
            "--strategy event-loop --file-io inline", "--strategy thread-pool --send zero-copy",
            "--send copy,zero-copy", "--send fast",
            "--strategy event-loop --send zero-copy --packets-per-write 8",
            "--strategy virtual-thread:8",
            "--policy nonsense", "--policy lock-aware:", "--policy lock-aware:none",
            "--cache-size 0", "--cache-size -1", "--cache-size 1000", "--cache-size 1PB",
            "--cache-size x",
            "--packet-size 0", "--packet-size 15", "--packet-size 1MiB", "--packet-size 9GiB",
            "--packets-per-write 0", "--packets-per-write 1025", "--packets-per-write x",
            "--file-io nonsense", "--file-io pool:0", "--send-buffer 1", "--send-buffer 9GiB",
            "--max-connections 0", "--max-connections -1", "--backlog 0", "--idle-timeout 0s",
            "--idle-timeout 5", "--idle-timeout -5s", "--disk-timeout 0s", "--revalidate -1s",
            "--http", "--http maybe", "--http ON", "--disk floppy", "--disk 5ms:200MB:4",
            "--disk 5ms:200MB/s:0", "--disk-seed x",
            "--grace soon", "--nonsense"})
    void serve_optionOutOfRange_isWrongUsage(String option) {
        serve("127.0.0.1", "0", option).endsWith(ExitStatus.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"70000", "-1", "65536", "x", ""})
    void serve_portThatIsNone_isWrongUsage(String port) {
        serve("127.0.0.1", port, "").endsWith(ExitStatus.USAGE);
    }

    @Test
    void serve_portInUse_isUnreachable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            CommandLineRun run = serve("127.0.0.1", port, "").endsWith(ExitStatus.UNREACHABLE);
            assertThat(run.err()).contains(port, "in use");
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void serve_portInUse_leavesNoThreadBehind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            serve("127.0.0.1", Integer.toString(taken.getLocalPort()), "--strategy thread-pool:3")
                    .endsWith(ExitStatus.UNREACHABLE);
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().matches("pool-[0-9]+|timekeeper|refuser")) {
                assertThat(thread.join(Duration.ofSeconds(10))).as(thread.getName()).isTrue();
            }
        }
    }

    @Test
    void serve_directoryThatIsNone_isTroubleWithALocalFile() throws Exception {
        Path missing = directory.resolve("missing");
        CommandLineRun.of("serve", "127.0.0.1", "0", missing.toString())
                .endsWith(ExitStatus.LOCAL_FILE);
        CommandLineRun.of("serve", missing.toString()).endsWith(ExitStatus.LOCAL_FILE);
        Path file = Files.createFile(directory.resolve("file"));
        CommandLineRun.of("serve", file.toString()).endsWith(ExitStatus.LOCAL_FILE);
    }

    /** More than the address space of a process. */
    @Test
    void serve_cacheThatNoMemoryHolds_isOneLineAndNoServer() {
        CommandLineRun run = serve("127.0.0.1", "0",
                "--cache-size 200000GiB --packet-size 131072 --packets-per-write 1");
        run.endsWith(ExitStatus.FAILED);
        assertThat(run.err()).hasLineCount(1).contains("no memory for a cache");
    }

    @Test
    void serve_logThatCannotBeWritten_isTroubleWithALocalFile() {
        serve("127.0.0.1", "0", "--log " + directory.resolve("missing/log"))
                .endsWith(ExitStatus.LOCAL_FILE);
    }

    @Test
    void serve_diskThatIsNone_saysWhatIsWrongWithIt() {
        assertThat(serve("127.0.0.1", "0", "--disk 5ms:200MB:4").err())
                .contains("'--disk'", "'200MB' is not a bandwidth of 1KB/s to 1000GB/s");
        assertThat(serve("127.0.0.1", "0", "--disk floppy").err())
                .contains("unknown disk 'floppy': page-cache, hdd, ssd, nfs or LATENCY:");
    }

    @Test
    void serve_tooManyArguments_isWrongUsage() {
        CommandLineRun.of("serve", "127.0.0.1", "0", directory.toString(), "more")
                .endsWith(ExitStatus.USAGE);
    }

    private CommandLineRun serve(String host, String port, String option) {
        List<String> line = new ArrayList<>(List.of("serve", host, port, directory.toString()));
        if (!option.isEmpty()) {
            line.addAll(Arrays.asList(option.split(" ", -1)));
        }
        return CommandLineRun.of(line.toArray(String[]::new));
    }
}
