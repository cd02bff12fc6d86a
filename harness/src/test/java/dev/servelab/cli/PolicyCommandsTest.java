package dev.servelab.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** new-policy and check-policy. */
class PolicyCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    /** What it writes is right, in both languages, and what it prints next names the file. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "pt"})
    void newPolicy_name_writesAPolicyThatPasses(String language) {
        CommandLineRun written = run("new-policy", "--lang", language, "Mine", folder.toString());
        Path file = folder.resolve("Mine.java");
        assertThat(written.endsWith(ExitStatus.DONE).out().lines()).hasSizeGreaterThan(4)
                .allSatisfy(line -> assertThat(line).contains(file.toString()));
        CommandLineRun checked = run("check-policy", "--lang", language, "--claims", "fifo",
                file.toString());
        assertThat(checked.endsWith(ExitStatus.DONE).out()).startsWith(file + ": ")
                .contains(language.equals("pt") ? "nada de errado" : "nothing wrong found");
    }

    /** As a shell reads them, all words of the commands are those that were meant. */
    @Test
    void newPolicy_folderWithSpaces_printsCommandsThatCanBePasted() throws Exception {
        Path mine = Files.createDirectory(folder.resolve("my own"));
        String file = mine.resolve("Mine.java").toString();
        assertThat(run("new-policy", "--lang", "en", "Mine", mine.toString())
                .endsWith(ExitStatus.DONE).out().lines().skip(1))
                .contains("  ./servelab check-policy '" + file + "'",
                        "  ./servelab compare --policies '" + file + ",lru'");
    }

    @Test
    void newPolicy_fileIsThere_leavesItAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("Mine.java"), "mine");
        CommandLineRun refused = run("new-policy", "Mine.java", folder.toString());
        assertThat(refused.endsWith(ExitStatus.LOCAL_FILE).err()).contains("is there already");
        assertThat(file).hasContent("mine");
        run("new-policy", "Mine", folder.resolve("none").toString())
                .endsWith(ExitStatus.LOCAL_FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2q", "my-lru", "class", "a b", "../Mine", "Mine.txt", "String",
            "EvictionPolicy", "_"})
    void newPolicy_noNameOfAClass_isRefused(String name) {
        run("new-policy", name, folder.toString()).endsWith(ExitStatus.USAGE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void checkPolicy_wrong_showsTheShortestTrace() {
        String file = planted("LooksAtTheFirstOnly");
        CommandLineRun checked = run("check-policy", "--lang", "en", file);
        assertThat(checked.endsWith(ExitStatus.FAILED).err()).contains(file + ": no-victim");
        assertThat(checked.out()).isEqualToNormalizingNewlines(file + ": no-victim\n" + """
                  It finds no victim, although a file may go.

                  The shortest trace that shows it, in a lock-aware cache of 2 bytes (files
                  that are being sent may not go):

                       what happens            calls        slot:file cached
                    1  A is asked for, slowly  onInsert(0)  0:A*
                    2  B is asked for          onInsert(1)  0:A* 1:B
                    3  C is asked for          victim: ...  0:A* 1:B
                    * is being sent

                  In step 3: victim answered NONE, although the file in slot 1 may go.
                  Expected: 1:B

                  Why it matters: the file that is asked for is then not cached at all.

                  What to do: if one file may not go, look at the next. Answer NONE only when
                  none is left.
                """);
    }

    @Test
    void checkPolicy_json_saysTheSame() {
        CommandLineRun checked = run("check-policy", "--json", "--lang", "pt", "--claims", "lru",
                planted("FifoCalledLru"));
        JsonObject json = JsonParser.parseString(checked.endsWith(ExitStatus.FAILED).out())
                .getAsJsonObject();
        assertThat(json.get("clean").getAsBoolean()).isFalse();
        assertThat(json.get("rule").getAsString()).isEqualTo("ignores-hits");
        assertThat(json.get("title").getAsString()).isEqualTo("Ela ignora acertos.");
        assertThat(json.getAsJsonObject("trace").getAsJsonArray("steps")).hasSize(4);
    }

    @Test
    void checkPolicy_doesNotCompile_saysWhereInOneLineEach() throws Exception {
        Path file = Files.writeString(folder.resolve("Mine.java"),
                "public class Mine implements EvictionPolicy {\n  int a = \"b\";\n}\n");
        CommandLineRun checked = run("check-policy", "--lang", "pt", file.toString());
        assertThat(checked.endsWith(ExitStatus.FAILED).out()).contains(
                "Mine.java:1:30: cannot find symbol: class EvictionPolicy (acrescente: import "
                        + "dev.servelab.eviction.EvictionPolicy;)",
                "Mine.java:2:11: ");
    }

    @Test
    void checkPolicy_wrongUsage_isOneLine() {
        run("check-policy", "Mine").endsWith(ExitStatus.USAGE);
        run("check-policy").endsWith(ExitStatus.USAGE);
        run("check-policy", "--claims", "random", "Mine.java").endsWith(ExitStatus.USAGE);
        run("check-policy", "--lang", "fr", "Mine.java").endsWith(ExitStatus.USAGE);
        run("check-policy", folder.resolve("None.java").toString())
                .endsWith(ExitStatus.LOCAL_FILE);
        run("check-policy", "--watch", folder.resolve("None.java").toString())
                .endsWith(ExitStatus.LOCAL_FILE);
    }

    /** Saved wrong, saved right, gone and saved again; a signal ends it with 0. */
    @Test
    void checkPolicy_watch_checksEachTimeItIsSaved() throws Exception {
        Path file = folder.resolve("Watched.java");
        String right = Files.readString(Path.of(planted("FifoCalledLru")))
                .replace("FifoCalledLru", "Watched");
        Files.writeString(file, right);
        Process child = Jvm.like().start(List.of("check-policy", "--watch", "--lang", "en",
                file.toString()));
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertThat(nextResult(out)).contains("nothing wrong found");
            Files.writeString(file, right.replace("queue.remove(slot);", ""));
            assertThat(nextResult(out)).endsWith(": forgets-removal");
            Path draft = Files.writeString(folder.resolve("draft"), right);
            Files.delete(file);
            Files.move(draft, file);
            assertThat(nextResult(out)).contains("nothing wrong found");
            child.destroy();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
        } finally {
            child.destroyForcibly();
        }
    }

    /** The first line of a result; results end with an empty line after the last of them. */
    private static String nextResult(BufferedReader out) throws Exception {
        String line = out.readLine();
        while (line != null && !line.contains("Watched.java: ")) {
            line = out.readLine();
        }
        return String.valueOf(line);
    }

    private static String planted(String name) {
        return Path.of("src/test/resources/dev/servelab/lesson/check/wrong", name + ".java")
                .toString();
    }

    private static CommandLineRun run(String... arguments) {
        return CommandLineRun.of(arguments);
    }
}
