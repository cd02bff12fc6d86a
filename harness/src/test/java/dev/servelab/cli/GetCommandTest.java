package dev.servelab.cli;

import dev.servelab.testing.SilentPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.cli.ScriptedServer.concat;
import static dev.servelab.cli.ScriptedServer.crc32c;
import static dev.servelab.cli.ScriptedServer.end;
import static dev.servelab.cli.ScriptedServer.frame;
import static dev.servelab.cli.ScriptedServer.ok;
import static dev.servelab.cli.ScriptedServer.utf8;
import static org.assertj.core.api.Assertions.assertThat;

final class GetCommandTest {
    private static final byte[] BODY = body(300_000);
    private static final String OLD = "what stood there before";

    @TempDir
    private Path directory;

    private static byte[] body(int length) {
        byte[] body = new byte[length];
        new Random(1).nextBytes(body);
        return body;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 300_000})
    void get_wholeReply_savesAndVerifies(int length) throws IOException {
        byte[] body = body(length);
        try (ScriptedServer server = ScriptedServer.replying(frame("v1", body))) {
            CommandLineRun run = CommandLineRun.of("get", server.host(), server.port(),
                    "sub folder/a%0Ab.bin", directory.toString()).endsWith(ExitStatus.DONE);

            assertThat(server.requests()).containsExactly("GET sub folder/a%0Ab.bin");
            assertThat(directory.resolve("a\nb.bin")).hasBinaryContent(body);
            assertThat(names()).hasSize(1);
            assertThat(run.out()).contains("a%0Ab.bin: " + length + " bytes, verified")
                    .hasLineCount(1);
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void get_addressWithName_saves() throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(frame("v1", BODY))) {
            CommandLineRun.of("get", server.address() + "/x/y", directory.toString())
                    .endsWith(ExitStatus.DONE);

            assertThat(server.requests()).containsExactly("GET x/y");
            assertThat(directory.resolve("y")).hasBinaryContent(BODY);
        }
    }

    @Test
    void get_courseworksClient_saves() throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(frame("v1", BODY))) {
            CommandLineRun.of("client", server.host(), server.port(), "list",
                    directory.toString()).endsWith(ExitStatus.DONE);

            assertThat(directory.resolve("list")).hasBinaryContent(BODY);
        }
    }

    @Test
    void get_json_saysWhatWasDone() throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(frame("v1", utf8("123456789")))) {
            CommandLineRun run = CommandLineRun.of("get", server.address() + "/n",
                    directory.toString(), "--json").endsWith(ExitStatus.DONE);

            assertThat(run.out()).contains("\"name\": \"n\"", "\"bytes\": 9",
                    "\"resumed_from\": 0", "\"version\": \"v1\"", "\"crc32c\": \"e3069283\"");
        }
    }

    @Test
    void get_existingTarget_isReplaced() throws IOException {
        Files.writeString(directory.resolve("f"), OLD);
        try (ScriptedServer server = ScriptedServer.replying(frame("v1", BODY))) {
            CommandLineRun.of("get", server.address() + "/f", directory.toString())
                    .endsWith(ExitStatus.DONE);

            assertThat(directory.resolve("f")).hasBinaryContent(BODY);
        }
    }

    @Test
    void get_targetIsALink_linkIsReplacedAndItsVictimUntouched() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim"), OLD);
        Files.createSymbolicLink(directory.resolve("f"), victim);
        try (ScriptedServer server = ScriptedServer.replying(frame("v1", BODY))) {
            CommandLineRun.of("get", server.address() + "/f", directory.toString())
                    .endsWith(ExitStatus.DONE);
        }

        assertThat(Files.isSymbolicLink(directory.resolve("f"))).isFalse();
        assertThat(directory.resolve("f")).hasBinaryContent(BODY);
        assertThat(victim).hasContent(OLD);
    }

    static Stream<Arguments> lies() {
        byte[] short1 = concat(ok(BODY.length, "v"), body(1_000));
        return Stream.of(
                Arguments.of("nothing", utf8("")),
                Arguments.of("short body", short1),
                Arguments.of("no END", concat(ok(BODY.length, "v"), BODY)),
                Arguments.of("half an END", concat(ok(BODY.length, "v"), BODY, utf8("END 12"))),
                Arguments.of("END too early", concat(short1, end(crc32c(body(1_000))))),
                Arguments.of("wrong sum", concat(ok(BODY.length, "v"), BODY, end(1))),
                Arguments.of("long body", concat(ok(10, "v"), BODY, end(crc32c(BODY)))),
                Arguments.of("bytes after END", concat(frame("v", BODY), utf8("more"))),
                Arguments.of("a line after END", concat(frame("v", BODY), utf8("OK 0 v\n"))),
                Arguments.of("two errors after END", concat(frame("v", BODY),
                        utf8("ERR timeout a\nERR timeout b\n"))),
                Arguments.of("negative length", concat(utf8("OK -1 v\n"), BODY)),
                Arguments.of("huge length", concat(ok(Long.MAX_VALUE, "v"), BODY)),
                Arguments.of("length past a long", utf8("OK 9223372036854775808 v\n")),
                Arguments.of("length with a plus", concat(utf8("OK +5 v\n"), body(5))),
                Arguments.of("no version", concat(utf8("OK 5\n"), body(5))),
                Arguments.of("version of a path", concat(utf8("OK 5 ../../x\n"), body(5))),
                Arguments.of("endless line", utf8("x".repeat(100_000))),
                Arguments.of("endless OK line", utf8("OK 5 " + "v".repeat(100_000))),
                Arguments.of("another protocol", utf8("HTTP/1.1 200 OK\r\n\r\n")),
                Arguments.of("unknown error", utf8("ERR whatever no\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void get_serverLies_exits4AndTouchesNothing(String lie, byte[] reply) throws IOException {
        Files.writeString(directory.resolve("f"), OLD);
        try (ScriptedServer server = ScriptedServer.replying(reply)) {
            CommandLineRun.of("get", server.address() + "/f", directory.toString())
                    .endsWith(ExitStatus.CORRUPT);
        }

        assertThat(directory.resolve("f")).hasContent(OLD);
        assertThat(names()).containsExactly("f");
    }

    @Test
    void get_oneErrorAfterEnd_isNoHarm() throws IOException {
        byte[] reply = concat(frame("v", BODY), utf8("ERR shutting-down bye\n"));
        try (ScriptedServer server = ScriptedServer.replying(reply)) {
            CommandLineRun.of("get", server.address() + "/f", directory.toString())
                    .endsWith(ExitStatus.DONE);
        }

        assertThat(directory.resolve("f")).hasBinaryContent(BODY);
    }

    @Test
    void get_cutAtEveryPowerOfTwo_exits4AndLeavesNothing() throws IOException {
        byte[] reply = frame("v", BODY);
        for (int cut = 1; cut < reply.length; cut *= 2) {
            int bytes = cut;
            try (ScriptedServer server = new ScriptedServer(connection -> {
                connection.readRequest();
                connection.send(java.util.Arrays.copyOf(reply, bytes));
                connection.reset();
            })) {
                CommandLineRun.of("get", server.address() + "/f", directory.toString())
                        .endsWith(ExitStatus.CORRUPT);
            }
            assertThat(names()).as("cut after %d bytes", cut).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OK 100 v\nxx", "OK 1"})
    void get_silence_exits5AndLeavesNothing(String beginning) throws IOException {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            connection.send(utf8(beginning));
            connection.waitForClient();
        })) {
            CommandLineRun.of("get", server.address() + "/f", directory.toString(),
                    "--timeout", "50ms").endsWith(ExitStatus.TIMED_OUT);
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void get_serverThatNeverCloses_isDone() throws IOException {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            connection.send(frame("v", BODY));
            connection.readRequest();
            new java.util.concurrent.CountDownLatch(1).await();
        })) {
            CommandLineRun.of("get", server.address() + "/f", directory.toString(),
                    "--timeout", "50ms").endsWith(ExitStatus.DONE);
        }

        assertThat(directory.resolve("f")).hasBinaryContent(BODY);
    }

    @Test
    void get_refused_exits1AndSaysItEscaped() throws IOException {
        try (ScriptedServer server = ScriptedServer
                .replying("ERR not-found \u001b[31mno\u0007 such\u009bfile\n")) {
            CommandLineRun run = CommandLineRun.of("get", server.address() + "/a%1B",
                    directory.toString()).endsWith(ExitStatus.FAILED);

            assertThat(run.err()).isEqualToIgnoringNewLines(
                    "servelab: a%1B: not-found: %1B[31mno%07 such%C2%9Bfile");
        }
    }

    @Test
    void get_nobodyListens_exits3() throws IOException {
        try (SilentPort nobody = new SilentPort()) {
            String address = "127.0.0.1:" + nobody.address().getPort();
            CommandLineRun run = CommandLineRun.of("get", address + "/f", directory.toString())
                    .endsWith(ExitStatus.UNREACHABLE);

            assertThat(run.err()).contains("cannot connect to " + address);
        }
    }

    @Test
    void get_unknownHost_exits3() {
        CommandLineRun.of("get", "no-such-host.invalid", "1", "f", directory.toString())
                .endsWith(ExitStatus.UNREACHABLE);
    }

    @Test
    void get_directoryIsMissingOrAFile_exits6BeforeConnecting() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), OLD);

        CommandLineRun.of("get", "127.0.0.1", "1", "f", directory.resolve("no").toString())
                .endsWith(ExitStatus.LOCAL_FILE);
        CommandLineRun.of("get", "127.0.0.1", "1", "f", file.toString())
                .endsWith(ExitStatus.LOCAL_FILE);
        CommandLineRun.of("get", "127.0.0.1", "1", "f", "-o", file.resolve("x").toString())
                .endsWith(ExitStatus.LOCAL_FILE);
    }

    @Test
    void get_directoryInTheTargetsPlace_exits6() throws IOException {
        Files.createDirectory(directory.resolve("f"));

        CommandLineRun.of("get", "127.0.0.1", "1", "f", directory.toString())
                .endsWith(ExitStatus.LOCAL_FILE);
        CommandLineRun.of("get", "127.0.0.1", "1", "f", "-o", directory.toString())
                .endsWith(ExitStatus.LOCAL_FILE);
        assertThat(directory.resolve("f")).isEmptyDirectory();
    }

    @Test
    void get_directoryThatTakesNoFiles_exits6() throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(frame("v", BODY))) {
            CommandLineRun.of("get", server.address() + "/f", "/proc")
                    .endsWith(ExitStatus.LOCAL_FILE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/..", "a/", ".", "a/%00", "%zz", "100%"})
    void get_nameThatNamesNoFileHere_exits2(String name) {
        CommandLineRun run = CommandLineRun
                .of("get", "127.0.0.1", "1", name, directory.toString())
                .endsWith(ExitStatus.USAGE);

        assertThat(run.err()).containsAnyOf("-o FILE", "is not a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\b", "C:x", "nul.txt", "end.", "end "})
    void checkComponent_windowsWouldReadItOtherwise_isRefusedThere(String name) throws Exception {
        Destination.checkComponent(name, name, false);

        org.assertj.core.api.Assertions
                .assertThatThrownBy(() -> Destination.checkComponent(name, name, true))
                .isInstanceOf(CommandFailure.class).hasMessageContaining("-o FILE");
    }

    @Test
    void get_toStandardOutput_writesTheBytesAndNothingElse() throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(frame("v", BODY))) {
            CommandLineRun run = CommandLineRun.of("get", server.address() + "/f", "-o", "-")
                    .endsWith(ExitStatus.DONE);

            assertThat(run.bytes()).isEqualTo(BODY);
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void get_toStandardOutputWithAWrongSum_exits4() throws IOException {
        try (ScriptedServer server = ScriptedServer
                .replying(concat(ok(BODY.length, "v"), BODY, end(1)))) {
            CommandLineRun.of("get", server.address() + "/f", "-o", "-")
                    .endsWith(ExitStatus.CORRUPT);
        }
    }

    @Test
    void get_toAnotherName_savesThereAtomically() throws IOException {
        Path other = directory.resolve("other");
        try (ScriptedServer server = ScriptedServer.replying(frame("v", BODY))) {
            CommandLineRun.of("get", server.address() + "/a/..", "-o", other.toString())
                    .endsWith(ExitStatus.DONE);
        }

        assertThat(other).hasBinaryContent(BODY);
        assertThat(names()).containsExactly("other");
    }

    @Test
    void get_toAFullDevice_exits6AndLeavesTheDevice() throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(frame("v", BODY))) {
            CommandLineRun run = CommandLineRun
                    .of("get", server.address() + "/f", "-o", "/dev/full")
                    .endsWith(ExitStatus.LOCAL_FILE);

            assertThat(run.err()).contains("/dev/full: No space left on device");
        }
        assertThat(Files.readAttributes(Path.of("/dev/full"),
                java.nio.file.attribute.BasicFileAttributes.class).isOther()).isTrue();
    }

    @Test
    void get_severalNames_useOneConnectionAndGoOnAfterARefusal() throws IOException {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            for (String line = connection.readRequest(); !line.isEmpty(); line = connection
                    .readRequest()) {
                connection.send(line.endsWith("/no")
                        ? utf8("ERR not-found no such file\n")
                        : frame("v", utf8(line)));
            }
        })) {
            CommandLineRun run = CommandLineRun.of("get", server.host(), server.port(), "d/a",
                    "d/no", "d/b", "--into", directory.toString()).endsWith(ExitStatus.FAILED);

            assertThat(server.connectionCount()).isEqualTo(1);
            assertThat(names()).containsExactly("a", "b");
            assertThat(directory.resolve("b")).hasContent("GET d/b");
            assertThat(run.out()).hasLineCount(2);
            assertThat(run.err()).contains("d/no: not-found");
        }
    }

    @Test
    void get_refusalThatCloses_goesOnWithAnotherConnection() throws IOException {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            String line = connection.readRequest();
            connection.send(line.endsWith("a") ? utf8("ERR too-long no\n") : frame("v", BODY));
            connection.finish();
        })) {
            CommandLineRun.of("get", server.address(), "a", "b", "--into", directory.toString())
                    .endsWith(ExitStatus.FAILED);

            assertThat(server.connectionCount()).isEqualTo(2);
            assertThat(names()).containsExactly("b");
        }
    }

    @Test
    void get_twoNamesWithOneEnding_isWrongUsage() {
        CommandLineRun.of("get", "127.0.0.1", "1", "a/x", "b/x", "--into", directory.toString())
                .endsWith(ExitStatus.USAGE);
    }

    @Test
    void get_fileThatCannotBeResolvedAgain_doesNotStopProgressFromEnding() throws IOException {
        try (ScriptedServer server = ScriptedServer
                .replying(concat(ok(BODY.length, "v"), body(1_000)))) {
            CommandLineRun run = CommandLineRun.on(new Terminal(true, 60), "get",
                    server.address() + "/f", directory.toString());

            assertThat(run.status()).isEqualTo(ExitStatus.CORRUPT);
            assertThat(run.err().lines().toList().getLast()).startsWith("servelab: ");
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
