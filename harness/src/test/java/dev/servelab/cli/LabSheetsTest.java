package dev.servelab.cli;

import dev.servelab.testing.Depth;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every command of every lab sheet works, and prints what the sheet shows. In the suite those
 * without a remark behind them, and the sheet whose checks take seconds in one language alone; in a
 * campaign all.
 */
class LabSheetsTest {
    private static final Path LABS = Path.of("..", "docs", "labs");
    private static final String TWIN_OF_SLOW = "write-a-policy.pt.md";

    @Test
    @Tag(Depth.TAG)
    void commands_ofEverySheet_doWhatTheSheetShows(@TempDir Path folder) throws Exception {
        List<Path> sheets = sheets().stream()
                .filter(sheet -> Depth.isCampaign() || !sheet.endsWith(TWIN_OF_SLOW)).toList();
        assertThat(read(sheets, folder)).isEmpty();
    }

    /** A command that is wrong, and one that prints something else. */
    @Test
    void sheet_promisesWhatIsNotSo_isFoundOut(@TempDir Path folder) throws Exception {
        Path sheet = Files.writeString(folder.resolve("wrong.md"), """
                ```console
                $ ./servelab demo 'A B' --policies nothing --plain
                ```
                ```console
                $ ./servelab simulate loop,objects=3,requests=9 --sizes 2 --policies lru
                ...
                lru              99.0
                ```
                """);
        String said = read(List.of(sheet), Files.createDirectory(folder.resolve("empty")));
        assertThat(said).contains("wrong.md:2: exits with 2", "wrong.md:5: does not print "
                + "'lru              99.0'");
    }

    /** What is in the one language is in the other. */
    @Test
    void sheets_inBothLanguages_haveTheSameQuestionsAndCommands() throws Exception {
        for (Path english : sheets()) {
            String name = english.getFileName().toString();
            if (!name.endsWith(".pt.md") && LABS.equals(english.getParent())) {
                Path portuguese = LABS.resolve(name.replace(".md", ".pt.md"));
                assertThat(commands(portuguese)).as(name).isEqualTo(commands(english));
                assertThat(count(portuguese, "**Pergunta ")).as(name)
                        .isEqualTo(count(english, "**Question "));
            }
        }
    }

    private static List<Path> sheets() throws Exception {
        try (Stream<Path> files = Files.walk(LABS)) {
            List<Path> sheets = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith("README.md")).sorted().toList();
            assertThat(sheets).isNotEmpty();
            return sheets;
        }
    }

    /** Without the language that is asked for. */
    private static List<String> commands(Path sheet) throws Exception {
        return LabSheet.read(sheet).steps().stream()
                .filter(step -> step instanceof LabSheet.Command)
                .map(step -> String.join(" ", ((LabSheet.Command) step).arguments())
                        .replace(" --lang pt", ""))
                .toList();
    }

    private static long count(Path sheet, String what) throws Exception {
        return Files.readAllLines(sheet).stream().filter(line -> line.startsWith(what)).count();
    }

    /** In one JVM for all, whose current folder is the reader's. */
    private static String read(List<Path> sheets, Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Duser.language=en", "--enable-native-access=ALL-UNNAMED",
                "-Dservelab.campaign=" + Depth.isCampaign(), "-cp", absoluteClassPath(),
                LabSheetMain.class.getName()));
        sheets.forEach(sheet -> command.add(sheet.toAbsolutePath().toString()));
        Process reader = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).start();
        try {
            reader.getOutputStream().close();
            return new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            reader.destroyForcibly();
        }
    }

    private static String absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
