package dev.servelab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReportCommandTest {
    @TempDir
    Path temporary;

    private Path stored = Path.of("");

    @BeforeEach
    void store() throws IOException {
        stored = Files.createDirectory(temporary.resolve("stored"));
        try (InputStream sample = Objects.requireNonNull(ReportCommandTest.class
                .getResourceAsStream("/dev/servelab/report/two-scenes.json"))) {
            Files.copy(sample, stored.resolve("result.json"));
        }
    }

    @Test
    void report_folder_makesItsReportAgain() throws IOException {
        CommandLineRun run = CommandLineRun.of("report", stored.toString());

        run.endsWith(ExitStatus.DONE);
        assertThat(run.out()).contains("Rush: What does a connection cost?", "Answer: ");
        assertThat(stored.resolve("report.html")).isRegularFile();
        assertThat(Files.readString(stored.resolve("summary.md"))).startsWith("# servelab compare");
    }

    @Test
    void report_outFolder_isFilledAndTheFirstLeftAlone() {
        Path out = temporary.resolve("out");
        CommandLineRun.of("report", "-o", out.toString(), stored.toString())
                .endsWith(ExitStatus.DONE);

        assertThat(out).isDirectoryContaining("glob:**/report.html")
                .isDirectoryContaining("glob:**/result.json");
        assertThat(stored.resolve("report.html")).doesNotExist();
    }

    @Test
    void report_twoFolders_comparesThem() throws IOException {
        Path other = Files.createDirectory(temporary.resolve("other"));
        Files.copy(stored.resolve("result.json"), other.resolve("result.json"));
        Path out = temporary.resolve("out");

        CommandLineRun run = CommandLineRun.of("report", "-o", out.toString(), stored.toString(),
                other.toString());

        run.endsWith(ExitStatus.DONE);
        assertThat(run.out()).contains("in other is 1.00 times that in stored");
        assertThat(out).isDirectoryContaining("glob:**/report.html");
    }

    @ParameterizedTest
    @CsvSource({"rush:p99>1s,0", "rush:p99>1us,1", "p99,2", "p99>3parsec,2"})
    void report_failIf_setsTheStatus(String condition, int status) {
        CommandLineRun run = CommandLineRun.of("report", "--fail-if", condition,
                stored.toString());

        assertThat(run.status()).as(run.err()).isEqualTo(status);
    }

    @Test
    void report_unusable_isALocalTroubleInALine() throws IOException {
        Path broken = Files.createDirectory(temporary.resolve("broken"));
        CommandLineRun.of("report", broken.toString()).endsWith(ExitStatus.LOCAL_FILE);
        Files.writeString(broken.resolve("result.json"), "{\"schema_version\": 1}");

        CommandLineRun run = CommandLineRun.of("report", broken.toString());

        run.endsWith(ExitStatus.LOCAL_FILE);
        assertThat(run.err()).contains("schema_version 1; this servelab reads 2");
        assertThat(broken.resolve("report.html")).doesNotExist();
    }

    @Test
    void report_takenFolder_isNotOverwritten() {
        CommandLineRun.of("report", "-o", stored.toString(), stored.toString())
                .endsWith(ExitStatus.LOCAL_FILE);
    }
}
