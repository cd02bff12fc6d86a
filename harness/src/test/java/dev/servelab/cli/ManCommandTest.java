package dev.servelab.cli;

import dev.servelab.testing.NotChecked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class ManCommandTest {
    @TempDir
    Path folder;

    @Test
    void man_hasEveryCommandInItsPlace() {
        String page = page();

        assertThat(page).startsWith(".\\\" Made by: servelab man\n.TH SERVELAB 1 ")
                .contains(".SH NAME\nservelab \\- a laboratory for file servers\n");
        int at = page.indexOf(".SH COMMANDS");
        for (CommandCatalogue command : CommandCatalogue.values()) {
            int next = page.indexOf("\n.SS \"" + command.id().replace("-", "\\-") + "\"\n");
            assertThat(next).as(command.id()).isGreaterThan(at);
            at = next;
        }
        assertThat(page.indexOf(".SH \"EXIT STATUS\"")).isGreaterThan(at);
        assertThat(page).contains("\n.SS \"demo threads\"\n").doesNotContain("\\-\\-lifeline");
    }

    /** groff's own word on it, which is what man shows it with. */
    @Test
    void man_formatted_warnsOfNothing() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("servelab.1"), page());
        Process groff;
        try {
            groff = new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", "-rLL=80n",
                    "-P-cbu", source.toString()).redirectError(folder.resolve("err").toFile())
                    .start();
        } catch (IOException none) {
            NotChecked.here("the manual page is good troff", "there is no groff");
            return;
        }
        String shown = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(groff.waitFor()).isZero();
        assertThat(folder.resolve("err")).isEmptyFile();
        assertThat(shown.lines()).contains(
                "       servelab - a laboratory for file servers",
                "         lru                    evicts the file used longest ago")
                .anyMatch(line -> line.strip().equals("--policy=P"));
    }

    @Test
    void source_ofABuild_isSaid() throws IOException {
        assertThat(BuiltFrom.of("0.1.0", note("1a2b3c4", "2026-11-22", "false")).source())
                .isEqualTo("commit 1a2b3c4 of 2026-11-22");
        assertThat(BuiltFrom.of("0.1.0", note("1a2b3c4", "2026-11-22", "true")).source())
                .isEqualTo("commit 1a2b3c4 of 2026-11-22, with local changes");
        assertThat(BuiltFrom.of(null, null).source()).isEqualTo("built outside a clone");
        assertThat(BuiltFrom.of(null, null).version()).isEqualTo("(development build)");
    }

    private static ByteArrayInputStream note(String commit, String date, String changed) {
        return new ByteArrayInputStream(("git.commit.id.abbrev=" + commit + "\ngit.commit.time="
                + date + "\ngit.dirty=" + changed + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String page() {
        return CommandLineRun.of("man").endsWith(ExitStatus.DONE).out();
    }
}
