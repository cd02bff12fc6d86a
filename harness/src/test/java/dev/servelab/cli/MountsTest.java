package dev.servelab.cli;

import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.FileRow;
import dev.servelab.protocol.Progress;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** File systems that are full, or that nobody may write to. Each child has mounts of its own. */
final class MountsTest {
    private static final Duration GONE_WITHIN = Duration.ofSeconds(7);
    /** Mounts a small file system over $1, runs the rest, then says what is left there. */
    private static final String ON_A_SMALL_ONE = """
            mount -t tmpfs -o size=256k none "$1"
            folder=$1; shift; printf old >"$folder/f"
            status=0; "$@" || status=$?
            ls -A "$folder" >&2; cat "$folder/f" >&2; exit $status""";
    /** Makes what is under $1 read-only, and runs the rest in its place. */
    private static final String READ_ONLY = """
            mount --bind "$1" "$1"
            mount -o remount,bind,ro "$1"
            shift; exec "$@\"""";

    @TempDir
    private Path folder;

    @Test
    void get_ontoAFullFileSystem_exits6AndLeavesWhatWasThere() throws Exception {
        if (Means.lacksMounts("a full file system")) {
            return;
        }
        byte[] body = new byte[1 << 20];
        new Random(7).nextBytes(body);
        Jvm small = Jvm.like().under(Means.withOwnMounts(ON_A_SMALL_ONE, folder.toString()));
        try (ScriptedServer server = ScriptedServer.replying(ScriptedServer.frame("v1", body));
                ChildProcess get = ChildProcess.start(small, "get", server.address() + "/f",
                        folder.toString())) {
            String err = get.endsWith(ExitStatus.LOCAL_FILE);
            assertThat(err.lines()).hasSize(3).element(0).asString()
                    .startsWith("servelab: ").endsWith("No space left on device");
            assertThat(err).endsWith("\nf\nold");
        }
    }

    /** Root may write where permissions forbid it, but not there. */
    @Test
    void get_intoAReadOnlyFolder_exits6() throws Exception {
        if (Means.lacksMounts("a read-only file system")) {
            return;
        }
        Path target = Files.writeString(folder.resolve("f"), "old");
        Jvm readOnly = Jvm.like().under(Means.withOwnMounts(READ_ONLY, folder.toString()));
        try (ScriptedServer server = ScriptedServer.replying(
                ScriptedServer.frame("v1", new byte[100]));
                ChildProcess get = ChildProcess.start(readOnly, "get", server.address() + "/f",
                        folder.toString())) {
            assertThat(get.endsWith(ExitStatus.LOCAL_FILE)).hasLineCount(1)
                    .contains("Read-only file system");
        }
        assertThat(target).hasContent("old");
    }

    /**
     * As a user who owns nothing, from where nothing can be written, with no environment: all is
     * served, and whatever is refused, no answer says where the folder lies.
     */
    @Test
    void serve_readOnlyAsAnotherUserWithoutEnvironment_servesAndNamesNoHostPath()
            throws Exception {
        if (Means.lacksMounts("a server without rights")) {
            return;
        }
        Path shared = Files.createDirectory(folder.resolve("where-it-lies"));
        Files.createDirectory(shared.resolve("d"));
        Files.write(shared.resolve("d/file"), new byte[100_000]);
        Files.createSymbolicLink(shared.resolve("link"), Path.of("d/file"));
        Path closed = Files.writeString(shared.resolve("closed"), "secret");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));
        Jvm powerless = OtherUser.as(OtherUser.NOBODY, folder).under("env", "-i")
                .under(Means.withOwnMounts(READ_ONLY, shared.toString()));
        try (ServeProcess server = ServeProcess.start(powerless, shared)) {
            try (FileClient client = server.connect()) {
                client.get("d/file", FileClient.DISCARD, Progress.NONE);
                assertThat(client.files()).extracting(FileRow::name).containsExactly("d/file");
                assertThat(client.stats()).doesNotContain(folder.toString());
            }
            Set<String> codes = new HashSet<>();
            for (String request : List.of("GET d", "GET link", "GET closed", "GET nothing",
                    "GET ../x", "GET .hidden", "GET d/file/x", "GET " + "a".repeat(300),
                    "RANGE 0 other d/file", "NONSENSE", "GET " + "a".repeat(5_000))) {
                String answer = answer(server, request);
                assertThat(answer).startsWith("ERR ").doesNotContain("where-it-lies", "/");
                codes.add(answer.split(" ", 3)[1]);
            }
            assertThat(codes).containsExactlyInAnyOrder("not-a-file", "not-found", "denied",
                    "bad-name", "changed", "bad-request", "too-long");
            server.terminate();
            server.assertEndsWithin(GONE_WITHIN);
            assertThat(server.err()).matches(Pattern.compile(
                    "try: ./servelab get [^\\n]*\\nor open http://[^\\n]*\\n"));
        }
    }

    private static String answer(ServeProcess server, String request) throws IOException {
        try (Socket client = new Socket(server.address().getAddress(),
                server.address().getPort())) {
            client.getOutputStream().write((request + "\n").getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            return new String(client.getInputStream().readAllBytes(),
                    StandardCharsets.US_ASCII);
        }
    }
}
