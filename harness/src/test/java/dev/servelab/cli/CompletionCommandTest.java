package dev.servelab.cli;

import dev.servelab.shell.CommandWords;
import dev.servelab.shell.OptionWords;
import dev.servelab.testing.NotChecked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** The scripts in the shells that they are for. */
final class CompletionCommandTest {
    /** What is typed before the cursor; then what replaces the last word of it, as bash cuts words. */
    private static final List<List<String>> IN_BASH = List.of(
            List.of("servelab se", "serve self-test"),
            List.of("servelab --v", "--version"),
            List.of("servelab serve --pol", "--policy"),
            List.of("servelab serve --strategy virt", "virtual-thread"),
            List.of("servelab serve --policy lock-aware:s", "sieve s3-fifo"),
            List.of("servelab serve --policy=si", "sieve"),
            List.of("servelab serve --policy=lock-aware:si", "sieve"),
            List.of("servelab compare --policies fifo,si", "fifo,sieve"),
            List.of("servelab compare --policies=fifo,lock-aware:si", "sieve"),
            List.of("servelab simulate --policies op", "opt opt-may-bypass"),
            List.of("servelab bench -w zi", "zipf"),
            List.of("servelab get --ti", "--timeout"),
            List.of("servelab demo thr", "threads"),
            List.of("servelab demo bel", "belady"),
            List.of("servelab demo threads --li", "--list"),
            List.of("servelab demo --policies lock-flag,non", "lock-flag,none"),
            List.of("servelab quiz ev", "eviction"),
            List.of("servelab completion ", "bash zsh"),
            // No word of ours: bash completes names of files.
            List.of("servelab serve --record=my\\ fi", ""),
            List.of("servelab serve --record \"my fi", ""),
            List.of("servelab serve --record=my\\ file --pol", "--policy"),
            List.of("servelab serve --record='a b' --policy si", "sieve"),
            List.of("servelab serve sha", ""),
            List.of("servelab get --timeout ", ""));
    private static final Set<Class<?>> CATALOGUES = new HashSet<>(List.of(
            CatalogueConverters.class, SpecConverters.class, SimulateConverters.class));
    private static final String DRIVER = """
            . ./servelab.bash
            while IFS= read -r COMP_LINE; do
                COMP_POINT=${#COMP_LINE} COMPREPLY=()
                _servelab servelab
                echo "${COMPREPLY[*]}"
            done
            """;
    /** zsh's own functions say what they are told: what they make of it is not ours. */
    private static final String ZSH_DRIVER = """
            compdef() { : }
            _arguments() { print -r -- "$CURRENT of ${#words}: ${(j: :)@}" }
            source ./_servelab
            while IFS= read -r line; do
                words=(${(z)line} '') CURRENT=${#words}
                _servelab
            done
            """;

    @TempDir
    Path folder;

    @Test
    void bash_table_isCompleted() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("servelab.bash"), script("bash"));
        List<String> lines = IN_BASH.stream().map(List::getFirst).toList();
        List<String> completed = run(lines, "bash", "--norc", "-c", DRIVER);

        for (int i = 0; i < lines.size(); i++) {
            assertThat(completed.get(i)).as(lines.get(i)).isEqualTo(IN_BASH.get(i).get(1));
        }
    }

    /** Who has taken the equals sign from bash's word breaks has it leave the file's name to us. */
    @Test
    void bash_fileAfterEqualsInOneWord_isCompletedQuoted()
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("servelab.bash"), script("bash"));
        Files.writeString(folder.resolve("my file"), "");
        Files.createDirectories(folder.resolve("mine"));

        List<String> completed = run(List.of("servelab serve --record=my\\ f",
                "servelab serve --record=mi"), "bash", "--norc", "-c",
                "COMP_WORDBREAKS=${COMP_WORDBREAKS//=/}\n" + DRIVER);

        assertThat(completed).containsExactly("--record=my\\ file", "--record=mine/");
    }

    @Test
    void bash_everyOptionAndValue_isCompletedFromNothing()
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("servelab.bash"), script("bash"));
        List<String> lines = new ArrayList<>();
        List<List<String>> expected = new ArrayList<>();
        for (CommandWords command : words()) {
            String typed = "servelab " + (command.path() + " ").stripLeading();
            lines.add(typed + "-");
            expected.add(command.options().stream().flatMap(each -> each.names().stream())
                    .toList());
            for (OptionWords option : command.options()) {
                if (!option.values().isEmpty()) {
                    lines.add(typed + option.names().getLast() + " ");
                    expected.add(option.values());
                }
            }
        }

        List<String> completed = run(lines, "bash", "--norc", "-c", DRIVER);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(completed.get(i).split(" ", -1)).as(lines.get(i))
                    .containsExactlyElementsOf(expected.get(i));
        }
    }

    @Test
    void zsh_everyCommand_isToldItsOptions() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("_servelab"), script("zsh"));
        List<CommandWords> words = words();
        List<String> lines = words.stream().map(each -> "servelab " + each.path()).toList();
        List<String> told;
        try {
            told = run(lines, "zsh", "-f", "-c", ZSH_DRIVER);
        } catch (IOException none) {
            NotChecked.here("completion in zsh", "there is no zsh");
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            assertThat(told.get(i)).as(lines.get(i)).startsWith("2 of 2: ");
            for (OptionWords option : words.get(i).options()) {
                assertThat(told.get(i)).as(lines.get(i)).contains(option.names().getFirst());
            }
        }
        assertThat(told.get(lines.indexOf("servelab serve"))).contains(
                "--policy=[What is evicted]:P:(fifo lru ", " lock-aware\\:sieve ");
        assertThat(told.get(lines.indexOf("servelab compare")))
                .contains(":P:_sequence compadd - fifo lru ");
        assertThat(told.get(lines.indexOf("servelab get")))
                .contains("(-o --output)--output=[Save under this name]:FILE:_files");
    }

    @Test
    void words_ofEveryOptionThatReadsACatalogue_areKnown() {
        checkKnown(CommandCatalogue.all(Streams.ofProcess()).getCommandSpec(), "");
    }

    private static void checkKnown(CommandSpec command, String path) {
        for (OptionSpec option : command.options()) {
            boolean reads = Arrays.stream(option.converters()).map(Object::getClass)
                    .map(Class::getEnclosingClass).anyMatch(CATALOGUES::contains);
            if (reads) {
                assertThat(new CompletionWords().of(path, option))
                        .as("%s %s", path, option.longestName()).isNotEmpty();
            }
        }
        command.subcommands().forEach((name, below) -> checkKnown(below.getCommandSpec(),
                (path + " " + name).strip()));
    }

    @Test
    void run_unknownShell_isRefused() {
        assertThat(CommandLineRun.of("completion", "fish").endsWith(ExitStatus.USAGE).err())
                .contains("unknown shell 'fish': bash, zsh");
        CommandLineRun.of("completion").endsWith(ExitStatus.USAGE);
    }

    private static List<CommandWords> words() {
        return CommandWords.of(CommandCatalogue.all(Streams.ofProcess()).getCommandSpec(),
                new CompletionWords());
    }

    private static String script(String shell) {
        return CommandLineRun.of("completion", shell).endsWith(ExitStatus.DONE).out();
    }

    /** Runs the shell here with the lines as its input; returns the lines that it prints. */
    private List<String> run(List<String> lines, String... command)
            throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(err.toFile()).start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            for (String line : lines) {
                in.write(line + "\n");
            }
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(err)).isZero();
        assertThat(err).isEmptyFile();
        return out.lines().toList();
    }
}
