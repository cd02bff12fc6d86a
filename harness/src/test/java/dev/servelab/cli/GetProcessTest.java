package dev.servelab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.servelab.cli.ScriptedServer.crc32c;
import static dev.servelab.cli.ScriptedServer.end;
import static dev.servelab.cli.ScriptedServer.frame;
import static dev.servelab.cli.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code get} leaves when its process is killed, starved of disk, or not alone. */
final class GetProcessTest {
    /** More than socket buffers hold, so that a client in the middle has written a good part. */
    private static final byte[] BODY = new byte[16 << 20];
    private static final int HALF = BODY.length / 2;
    private static final String OLD = "what stood there before";

    static {
        new Random(3).nextBytes(BODY);
    }

    @TempDir
    private Path directory;
    private final CountDownLatch halfSent = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void get_killedMidway_leavesOnlyThePartWhichTheNextRunUses() throws Exception {
        Path target = Files.writeString(directory.resolve("f"), OLD);
        try (ScriptedServer server = pausing();
                ChildProcess get = ChildProcess.start("get", server.address() + "/f",
                        directory.toString())) {
            halfSent.await();
            get.kill();
        }
        assertThat(target).hasContent(OLD);
        assertThat(names()).containsExactly(".f.v1.servelab-part", "f");
        long kept = Files.size(directory.resolve(".f.v1.servelab-part"));
        assertThat(kept).isBetween(1L, (long) HALF);

        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            connection.send(ok(BODY.length - kept, "v1"));
            connection.send(Arrays.copyOfRange(BODY, (int) kept, BODY.length));
            connection.send(end(crc32c(BODY)));
            connection.finish();
        })) {
            CommandLineRun.of("get", server.address() + "/f", directory.toString(), "--resume")
                    .endsWith(ExitStatus.DONE);
            assertThat(server.requests()).containsExactly("RANGE " + kept + " v1 f");
        }
        assertThat(target).hasBinaryContent(BODY);
        assertThat(names()).containsExactly("f");
    }

    @Test
    void get_toldToEndMidway_removesThePart() throws Exception {
        try (ScriptedServer server = pausing();
                ChildProcess get = ChildProcess.start("get", server.address() + "/f",
                        directory.toString())) {
            halfSent.await();
            get.terminate();
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void get_fileSizeLimit_exits6AndRemovesThePartUnlessResuming() throws Exception {
        Jvm limited = Jvm.like().under("prlimit", "--fsize=1000000");
        try (ScriptedServer server = ScriptedServer.replying(frame("v1", BODY))) {
            try (ChildProcess get = ChildProcess.start(limited, "get",
                    server.address() + "/f", directory.toString())) {
                assertThat(get.endsWith(ExitStatus.LOCAL_FILE)).contains("File too large")
                        .hasLineCount(1);
            }
            assertThat(names()).isEmpty();

            try (ChildProcess get = ChildProcess.start(limited, "get",
                    server.address() + "/f", directory.toString(), "--resume")) {
                get.endsWith(ExitStatus.LOCAL_FILE);
            }
            assertThat(names()).containsExactly(".f.v1.servelab-part");
        }
    }

    @Test
    void get_twoClientsOneTarget_eachPublishesAWholeFile() throws Exception {
        try (ScriptedServer slow = pausing();
                ChildProcess first = ChildProcess.start("get", slow.address() + "/f",
                        directory.toString())) {
            halfSent.await();
            try (ScriptedServer quick = ScriptedServer.replying(frame("v1", BODY));
                    ChildProcess second = ChildProcess.start("get", quick.address() + "/f",
                            directory.toString(), "--resume")) {
                second.endsWith(ExitStatus.DONE);
                assertThat(quick.requests()).containsExactly("GET f");
            }
            assertThat(directory.resolve("f")).hasBinaryContent(BODY);
            assertThat(names()).containsExactly(".f.v1.servelab-part", "f");
            Files.delete(directory.resolve("f"));

            goOn.countDown();
            first.endsWith(ExitStatus.DONE);
        }
        assertThat(directory.resolve("f")).hasBinaryContent(BODY);
        assertThat(names()).containsExactly("f");
    }

    @Test
    void get_readerOfTheOutputLeaves_isQuietAndNotZero() throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(frame("v1", BODY));
                ChildProcess get = ChildProcess.start("get", server.address() + "/f", "-o", "-")) {
            get.readOneByteAndLeave();

            assertThat(get.endsWith(ExitStatus.LOCAL_FILE)).isEmpty();
        }
    }

    @Test
    void list_toAFullDevice_exits6() throws Exception {
        try (ScriptedServer server = ScriptedServer
                .replying(frame("-", ScriptedServer.utf8("a\t1\t0\t0\n")));
                ChildProcess list = ChildProcess.start(
                        Jvm.like().under("sh", "-c", "exec \"$@\" >/dev/full", "sh"), "list",
                        server.address())) {
            assertThat(list.endsWith(ExitStatus.LOCAL_FILE)).isEqualToIgnoringNewLines(
                    "servelab: standard output: No space left on device");
        }
    }

    /** Sends half of the body, says so once the client must have written some, and waits. */
    private ScriptedServer pausing() throws IOException {
        return new ScriptedServer(connection -> {
            connection.readRequest();
            connection.send(ok(BODY.length, "v1"));
            connection.send(Arrays.copyOf(BODY, HALF));
            halfSent.countDown();
            goOn.await();
            connection.send(Arrays.copyOfRange(BODY, HALF, BODY.length));
            connection.send(end(crc32c(BODY)));
            connection.finish();
        });
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
