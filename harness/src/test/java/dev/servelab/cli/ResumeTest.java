package dev.servelab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.servelab.cli.ScriptedServer.concat;
import static dev.servelab.cli.ScriptedServer.crc32c;
import static dev.servelab.cli.ScriptedServer.end;
import static dev.servelab.cli.ScriptedServer.frame;
import static dev.servelab.cli.ScriptedServer.ok;
import static dev.servelab.cli.ScriptedServer.utf8;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code get --resume} against an honest server that is cut, and against changed files. */
final class ResumeTest {
    private static final byte[] BODY = new byte[200_000];

    static {
        new Random(2).nextBytes(BODY);
    }

    @TempDir
    private Path directory;
    /** What the server has, and how many bytes of a body it sends before it breaks off. */
    private volatile byte[] content = BODY;
    private volatile String version = "v1";
    private volatile int cutAfter = Integer.MAX_VALUE;

    @Test
    void resume_afterACut_continuesAndVerifiesTheWhole() throws IOException {
        try (ScriptedServer server = honest()) {
            cutAfter = 70_000;
            get(server, "--resume").endsWith(ExitStatus.CORRUPT);
            assertThat(names()).containsExactly(".f.v1.servelab-part");
            assertThat(part("v1")).hasSize(70_000);

            cutAfter = Integer.MAX_VALUE;
            CommandLineRun run = get(server, "--resume").endsWith(ExitStatus.DONE);

            assertThat(server.requests()).containsExactly("GET f", "RANGE 70000 v1 f");
            assertThat(directory.resolve("f")).hasBinaryContent(BODY);
            assertThat(names()).containsExactly("f");
            assertThat(run.out()).contains("200000 bytes, verified (resumed from 70000)");
        }
    }

    @Test
    void resume_cutTwice_goesOnFromWhereItStopped() throws IOException {
        try (ScriptedServer server = honest()) {
            cutAfter = 70_000;
            get(server, "--resume").endsWith(ExitStatus.CORRUPT);
            get(server, "--resume").endsWith(ExitStatus.CORRUPT);
            cutAfter = Integer.MAX_VALUE;
            get(server, "--resume").endsWith(ExitStatus.DONE);

            assertThat(server.requests()).containsExactly("GET f", "RANGE 70000 v1 f",
                    "RANGE 140000 v1 f");
            assertThat(directory.resolve("f")).hasBinaryContent(BODY);
        }
    }

    @Test
    void resume_versionChanged_startsOverOnTheSameConnection() throws IOException {
        Files.write(part("v1"), Arrays.copyOf(BODY, 1_000));
        content = utf8("another file now");
        version = "v2";
        try (ScriptedServer server = honest()) {
            get(server, "--resume").endsWith(ExitStatus.DONE);

            assertThat(server.requests()).containsExactly("RANGE 1000 v1 f", "GET f");
            assertThat(server.connectionCount()).isEqualTo(1);
        }
        assertThat(directory.resolve("f")).hasBinaryContent(content);
        assertThat(names()).containsExactly("f");
    }

    @Test
    void resume_partIsLongerThanTheFile_startsOver() throws IOException {
        Files.write(part("v1"), Arrays.copyOf(BODY, BODY.length + 1));
        try (ScriptedServer server = honest()) {
            get(server, "--resume").endsWith(ExitStatus.DONE);

            assertThat(server.requests()).containsExactly("RANGE 200001 v1 f", "GET f");
        }
        assertThat(directory.resolve("f")).hasBinaryContent(BODY);
    }

    @Test
    void resume_partIsTheWholeFile_onlyVerifies() throws IOException {
        Files.write(part("v1"), BODY);
        try (ScriptedServer server = honest()) {
            get(server, "--resume").endsWith(ExitStatus.DONE);

            assertThat(server.requests()).containsExactly("RANGE 200000 v1 f");
        }
        assertThat(directory.resolve("f")).hasBinaryContent(BODY);
    }

    @Test
    void resume_partIsDamaged_startsOverOnce() throws IOException {
        byte[] damaged = Arrays.copyOf(BODY, 1_000);
        damaged[500] ^= 1;
        Files.write(part("v1"), damaged);
        try (ScriptedServer server = honest()) {
            get(server, "--resume").endsWith(ExitStatus.DONE);

            assertThat(server.requests()).containsExactly("RANGE 1000 v1 f", "GET f");
        }
        assertThat(directory.resolve("f")).hasBinaryContent(BODY);
        assertThat(names()).containsExactly("f");
    }

    @Test
    void resume_sumIsAlwaysWrong_startsOverOnceAndKeepsNothing() throws IOException {
        Files.write(part("v1"), Arrays.copyOf(BODY, 1_000));
        try (ScriptedServer server = new ScriptedServer(connection -> {
            String request = connection.readRequest();
            int first = request.startsWith("RANGE") ? 1_000 : 0;
            connection.send(concat(ok(BODY.length - first, "v1"),
                    Arrays.copyOfRange(BODY, first, BODY.length), end(1)));
            connection.finish();
        })) {
            get(server, "--resume").endsWith(ExitStatus.CORRUPT);

            assertThat(server.requests()).containsExactly("RANGE 1000 v1 f", "GET f");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void resume_refused_keepsThePart() throws IOException {
        Files.write(part("v1"), Arrays.copyOf(BODY, 1_000));
        try (ScriptedServer server = ScriptedServer.replying("ERR busy come back\n")) {
            get(server, "--resume").endsWith(ExitStatus.FAILED);
        }

        assertThat(part("v1")).hasSize(1_000);
    }

    @Test
    void get_withoutResume_ignoresAndTidiesWhatWasLeft() throws IOException {
        Files.write(part("v1"), Arrays.copyOf(BODY, 1_000));
        Files.write(part("v0"), Arrays.copyOf(BODY, 1_000));
        try (ScriptedServer server = honest()) {
            get(server).endsWith(ExitStatus.DONE);

            assertThat(server.requests()).containsExactly("GET f");
        }
        assertThat(directory.resolve("f")).hasBinaryContent(BODY);
        assertThat(names()).containsExactly("f");
    }

    /** RANGE as the protocol has it; breaks off after {@link #cutAfter} bytes of a body. */
    private ScriptedServer honest() throws IOException {
        return new ScriptedServer(connection -> {
            for (String line = connection.readRequest(); !line.isEmpty(); line = connection
                    .readRequest()) {
                byte[] reply = answer(line.split(" "));
                int header = new String(reply, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .indexOf('\n') + 1;
                long end = (long) header + cutAfter;
                connection.send(Arrays.copyOf(reply, (int) Math.min(end, reply.length)));
                if (end < reply.length) {
                    connection.finish();
                    return;
                }
            }
        });
    }

    private byte[] answer(String[] request) {
        if (request[0].equals("GET")) {
            return frame(version, content);
        }
        int first = Integer.parseInt(request[1]);
        if (!request[2].equals(version)) {
            return utf8("ERR changed it is another file now\n");
        }
        if (first > content.length) {
            return utf8("ERR bad-request past the end\n");
        }
        return concat(ok(content.length - first, version),
                Arrays.copyOfRange(content, first, content.length), end(crc32c(content)));
    }

    private CommandLineRun get(ScriptedServer server, String... more) {
        return CommandLineRun.of(Stream.concat(
                Stream.of("get", server.address() + "/f", directory.toString()),
                Stream.of(more)).toArray(String[]::new));
    }

    private Path part(String ofVersion) {
        return directory.resolve(".f." + ofVersion + ".servelab-part");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
