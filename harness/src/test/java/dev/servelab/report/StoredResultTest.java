package dev.servelab.report;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.experiment.TestTrials;
import dev.servelab.selftest.SelfTestStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoredResultTest {
    @TempDir
    Path folder;

    @Test
    void read_whatWasWritten_givesTheSameReports() throws IOException {
        Report report = new Report(TestTrials.comparison(10_000), List.of("compare"),
                new SelfTestStamp("build", "", List.of(), List.of()));
        report.writeTo(folder);

        StoredResult read = StoredResult.read(folder);

        assertThat(read.json()).isEqualTo(report.stored().json());
        assertThat(read.text(Glyphs.UNICODE)).isEqualTo(report.stored().text(Glyphs.UNICODE));
        assertThat(folder.resolve("report.html")).hasContent(read.html());
        assertThat(folder.resolve("summary.md"))
                .hasContent(String.join("\n", read.markdown()) + "\n");
    }

    @Test
    void replaceReportIn_folder_leavesTheResultAlone() throws IOException {
        StoredResult sample = TestReports.sample(TestReports.UNFAIR);
        sample.writeTo(folder);
        Files.writeString(folder.resolve("report.html"), "old");
        String before = Files.readString(folder.resolve("result.json"));

        StoredResult.read(folder).replaceReportIn(folder);

        assertThat(folder.resolve("report.html")).hasContent(sample.html());
        assertThat(folder.resolve("result.json")).hasContent(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void writeTo_outcomes_haveLogsThatReadersRead() throws IOException {
        new Report(TestTrials.comparison(10_000), List.of("compare"),
                new SelfTestStamp("build", "", List.of(), List.of())).writeTo(folder);

        List<Long> counts = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(
                folder.resolve("virtual-thread.lru.hit.hlog").toFile())) {
            for (EncodableHistogram next = reader
                    .nextIntervalHistogram(); next != null; next = reader.nextIntervalHistogram()) {
                counts.add(((org.HdrHistogram.AbstractHistogram) next).getTotalCount());
            }
        }

        assertThat(counts).as("hits of each of two windows").hasSize(2).allMatch(n -> n > 7_000);
        assertThat(folder.resolve("virtual-thread.lru.miss.hlog")).exists();
        assertThat(folder.resolve("virtual-thread.lru.bypass.hlog")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "null", "{\"schema_version\": 1}", "{}",
            "{\"schema_version\": 3, \"variants\": [{}], \"scenes\": [{}]}",
            "{\"schema_version\": 2, \"variants\": [], \"scenes\": []}"})
    void parse_whatIsNoResult_isRefusedInALine(String text) {
        assertThatThrownBy(() -> StoredResult.parse(text, "here/result.json"))
                .isInstanceOf(UnreadableResult.class).message().startsWith("here/result.json: ")
                .doesNotContain("\n");
    }

    @Test
    void read_noFolderOrNoResult_isRefusedInALine() {
        assertThatThrownBy(() -> StoredResult.read(folder)).isInstanceOf(UnreadableResult.class)
                .hasMessage(folder + ": no result.json in it");
        assertThatThrownBy(() -> StoredResult.read(folder.resolve("nowhere")))
                .isInstanceOf(UnreadableResult.class);
    }

    /** A result that a later version wrote into, or that lost fields, still has a report. */
    @Test
    void text_fieldsMissingOrUnknown_showsWhatIsThere() throws IOException {
        StoredResult bare = StoredResult.parse("""
                {"schema_version": 2, "scenes": [{"id": "s", "more": 1}],
                 "variants": [{"scene": "s", "strategy": "a", "policy": "b", "ok": "many"}]}""",
                "bare");

        assertThat(bare.text(Glyphs.UNICODE)).contains("a x b");
        assertThat(bare.markdown()).isNotEmpty();
        assertThat(bare.html()).contains("</html>");
    }

    @Test
    void json_written_isReadableByPeopleAndTheSameToPrograms() {
        StoredResult sample = TestReports.sample(TestReports.TWO_SCENES);

        assertThat(JsonParser.parseString(sample.json()))
                .isEqualTo(TestReports.json(TestReports.TWO_SCENES));
        assertThat(sample.json().lines().filter(line -> line.contains("\"t_s\"")))
                .as("a time series is a line").allMatch(line -> line.endsWith("],"));
    }

    @Test
    void html_namesThatAreMarkup_stayText() {
        JsonObject json = TestReports.json(TestReports.UNFAIR);
        json.addProperty("seed", "</script><script>alert(1)</script><!--");
        String html = new StoredResult(json).html();

        assertThat(html).doesNotContain("alert(1)</script>")
                .contains("\\u003c/script>\\u003cscript>alert(1)");
    }
}
