package dev.servelab.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResultsComparedTest {
    @TempDir
    Path parent;

    @Test
    void read_twiceTheSame_tellsNothingApart() throws IOException {
        Path a = stored("a", TestReports.json(TestReports.TWO_SCENES));
        Path b = stored("b", TestReports.json(TestReports.TWO_SCENES));

        StoredResult both = ResultsCompared.read(List.of(a, b), List.of("report"));

        assertThat(both.view().texts("differences")).isEmpty();
        assertThat(both.view().all("comparisons")).isNotEmpty()
                .noneMatch(each -> List.of("faster", "slower").contains(each.text("verdict")))
                .anyMatch(each -> each.text("verdict").equals("no answer"));
        assertThat(both.view().all("variants")).hasSize(32);
    }

    /** Rush at half the throughput: five trials each are enough to tell. */
    @Test
    void read_aSlowerResult_isCalledSlower() throws IOException {
        JsonObject slow = TestReports.json(TestReports.TWO_SCENES);
        slow.getAsJsonArray("variants").forEach(variant -> variant.getAsJsonObject()
                .getAsJsonArray("trials").forEach(ResultsComparedTest::halve));
        Path a = stored("before", TestReports.json(TestReports.TWO_SCENES));
        Path b = stored("after", slow);

        StoredResult both = ResultsCompared.read(List.of(a, b), List.of("report"));

        assertThat(both.view().all("comparisons"))
                .filteredOn(each -> each.text("scene").equals("rush")).hasSize(4)
                .allSatisfy(each -> {
                    assertThat(each.text("verdict")).isEqualTo("slower");
                    assertThat(each.text("a")).isEqualTo("after");
                    assertThat(each.number("ratio").orElseThrow()).isBetween(0.4, 0.6);
                });
        assertThat(String.join("\n", both.text(Glyphs.UNICODE)))
                .contains("in after is 0.");
    }

    private static void halve(JsonElement trial) {
        JsonObject json = trial.getAsJsonObject();
        json.addProperty("throughput_per_s", json.get("throughput_per_s").getAsDouble() / 2);
    }

    @Test
    void read_otherSettings_areSaidFirst() throws IOException {
        JsonObject other = TestReports.json(TestReports.TWO_SCENES);
        other.getAsJsonObject("environment").addProperty("kernel", "6.18");
        JsonObject rush = other.getAsJsonArray("scenes").get(0).getAsJsonObject()
                .getAsJsonObject("settings");
        rush.addProperty("clients", 64);
        rush.getAsJsonArray("server_options").set(1, new com.google.gson.JsonPrimitive("1024"));
        Path a = stored("a", TestReports.json(TestReports.TWO_SCENES));
        Path b = stored("b", other);

        List<String> lines = ResultsCompared.read(List.of(a, b), List.of("report"))
                .text(Glyphs.ASCII);

        assertThat(lines).startsWith("DIFFERS: kernel: 6.1.0-32-amd64 in a; 6.18 in b.",
                "DIFFERS: Rush: clients: 16 in a; 64 in b.",
                "DIFFERS: Rush: --cache-size: 67108864 in a; 1024 in b.");
    }

    @Test
    void read_nothingInCommon_isRefused() throws IOException {
        Path a = stored("a", TestReports.json(TestReports.TWO_SCENES));
        Path b = stored("b", TestReports.json(TestReports.UNFAIR));

        assertThatThrownBy(() -> ResultsCompared.read(List.of(a, b), List.of("report")))
                .isInstanceOf(UnreadableResult.class).hasMessage("no scene is in all of a, b");
    }

    @Test
    void read_foldersOfOneName_areToldApart() throws IOException {
        Path a = stored("x/same", TestReports.json(TestReports.UNFAIR));
        Path b = stored("y/same", TestReports.json(TestReports.UNFAIR));

        assertThat(ResultsCompared.read(List.of(a, b), List.of("report")).view()
                .all("results")).extracting(each -> each.text("name"))
                .containsExactly("same", "same#2");
    }

    private Path stored(String name, JsonObject json) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        new StoredResult(json).writeTo(folder);
        return folder;
    }
}
