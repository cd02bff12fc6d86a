package dev.servelab.cli;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.cli.ScriptedServer.frame;
import static dev.servelab.cli.ScriptedServer.utf8;
import static org.assertj.core.api.Assertions.assertThat;

final class MainTest {
    @Test
    void help_listsEveryCommandInItsGroup() {
        CommandLineRun run = CommandLineRun.of("--help").endsWith(ExitStatus.DONE);

        assertThat(run.out()).contains("Serve:");
        for (CommandCatalogue command : CommandCatalogue.values()) {
            String name = command.id();
            assertThat(run.out()).containsPattern("\n  " + name + " +[A-Z]");
        }
        for (CommandGroup group : CommandGroup.values()) {
            boolean used = java.util.Arrays.stream(CommandCatalogue.values())
                    .anyMatch(command -> command.group() == group);
            assertThat(run.out().contains("\n" + group.title() + ":")).isEqualTo(used);
        }
        assertThat(run.err()).isEmpty();
    }

    @Test
    void help_ofEveryCommand_isShown() {
        for (CommandCatalogue command : CommandCatalogue.values()) {
            String name = command.id();
            assertThat(CommandLineRun.of(name, "--help").endsWith(ExitStatus.DONE).out())
                    .contains("servelab " + name);
        }
    }

    @Test
    void run_unknownCommand_isNamed() {
        assertThat(CommandLineRun.of("gte", "x").endsWith(ExitStatus.USAGE).err())
                .isEqualToIgnoringNewLines(
                        "servelab: no such command: gte (see servelab --help)");
    }

    @Test
    void version_isOneOfOurs() {
        assertThat(CommandLineRun.of("--version").endsWith(ExitStatus.DONE).out())
                .startsWith("servelab ").contains("Java ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "frobnicate", "--frobnicate", "get", "get localhost",
            "get localhost 1", "get localhost:x/f", "get localhost 1 a b c",
            "get h 1 f --timeout 0",
            "get h 1 f --timeout soon", "get h 1 f --what", "get h 1 a b c -o x",
            "get h 1 a -o x --into y",
            "get h 1 f -o - --resume", "get h 1 f -o - --json", "list", "list h", "list h 1 2",
            "stats", "stats h 65536", "client", "client h 1"})
    void run_wrongUsage_exits2WithOneLine(String words) {
        CommandLineRun.of(words.isEmpty() ? new String[0] : words.split(" "))
                .endsWith(ExitStatus.USAGE);
    }

    @Test
    void list_cache_isATableInTheServersOrder() throws IOException {
        try (ScriptedServer server = ScriptedServer
                .replying(frame("-", utf8("b%0A\t10\t1\t2\na name\t5\t0\t12\n")))) {
            CommandLineRun run = CommandLineRun.of("list", server.host(), server.port())
                    .endsWith(ExitStatus.DONE);

            assertThat(server.requests()).containsExactly("LIST");
            assertThat(run.out().lines()).containsExactly(
                    "NAME    BYTES  PINS  HITS",
                    "b%0A       10     1     2",
                    "a name      5     0    12");
        }
    }

    @Test
    void list_json_hasTheSameRows() throws IOException {
        try (ScriptedServer server = ScriptedServer
                .replying(frame("-", utf8("b%0A<\t10\t1\t2\n")))) {
            CommandLineRun run = CommandLineRun.of("list", server.address(), "--json")
                    .endsWith(ExitStatus.DONE);

            assertThat(run.out().replaceAll("\\s+", "")).isEqualTo(
                    "[{\"name\":\"b%0A<\",\"bytes\":10,\"pins\":1,\"hits\":2}]");
        }
    }

    @Test
    void list_all_asksForFiles() throws IOException {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            connection.send(frame("-", utf8("a\t1\nd/b\t22\n")));
            connection.finish();
        })) {
            assertThat(CommandLineRun.of("list", server.address(), "--all")
                    .endsWith(ExitStatus.DONE).out().lines())
                    .containsExactly("NAME  BYTES", "a         1", "d/b      22");
            assertThat(CommandLineRun.of("list", server.address(), "-a", "--json")
                    .endsWith(ExitStatus.DONE).out().replaceAll("\\s+", ""))
                    .isEqualTo("[{\"name\":\"a\",\"bytes\":1},{\"name\":\"d/b\",\"bytes\":22}]");
            assertThat(server.requests()).containsOnly("FILES");
        }
    }

    @Test
    void list_courseworksForm_isList() throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(frame("-", utf8("")))) {
            assertThat(CommandLineRun.of("client", server.host(), server.port(), "list")
                    .endsWith(ExitStatus.DONE).out().lines())
                    .containsExactly("NAME  BYTES  PINS  HITS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\t1\t2\n", "a\t-1\t0\t0\n", "a\u001b[2J\t1\t2\t3\n", "a\t1\t2\t3"})
    void list_malformedRows_exit4AndShowNothingRaw(String rows) throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(frame("-", utf8(rows)))) {
            CommandLineRun run = CommandLineRun.of("list", server.address())
                    .endsWith(ExitStatus.CORRUPT);

            assertThat(run.out() + run.err()).doesNotContain("\u001b");
        }
    }

    @Test
    void stats_isAlignedAndSafe() throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(frame("-", utf8(
                "{\"strategy\": \"a\\u001bb\", \"hits\": 5, \"hit_ratio\": 0.25, \"n\": {\"x\": 10}}")))) {
            assertThat(CommandLineRun.of("stats", server.address()).endsWith(ExitStatus.DONE)
                    .out().lines()).containsExactly(
                            "strategy   a%1Bb",
                            "hits          5",
                            "hit_ratio  0.25",
                            "n.x          10");
            assertThat(server.requests()).containsExactly("STATS");
        }
    }

    @Test
    void stats_json_isTheObjectAsReceived() throws IOException {
        String object = "{ \"hits\" : 5,\"big\":12345678901234567890, \"c\": \"\u009b\" }";
        try (ScriptedServer server = ScriptedServer.replying(frame("-", utf8(object + "\n")))) {
            assertThat(CommandLineRun.of("stats", server.host(), server.port(), "--json")
                    .endsWith(ExitStatus.DONE).out()).isEqualToIgnoringNewLines(
                            "{ \"hits\" : 5,\"big\":12345678901234567890, \"c\": \"\\u009b\" }");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{'a': 1}", "{} {}", "null", "{\"a\": \u0007}"})
    void stats_notAnObject_exits4(String text) throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(frame("-", utf8(text)))) {
            CommandLineRun.of("stats", server.address()).endsWith(ExitStatus.CORRUPT);
        }
    }
}
