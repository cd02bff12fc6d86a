package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.experiment.ExperimentPlan;
import dev.servelab.experiment.ExperimentResult;
import dev.servelab.experiment.TestTrials;
import dev.servelab.load.ErrorClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResultJsonTest {
    @Test
    void text_comparison_hasTheDocumentedShape() {
        JsonObject json = parsed(text(TestTrials.comparison(10_000),
                List.of("compare", "--seed", "1")));

        assertThat(json.keySet()).contains("schema_version", "command", "seed", "started_at",
                "took_s", "environment", "warnings", "scenes", "variants", "effects");
        assertThat(json.getAsJsonArray("variants")).hasSize(9);
        assertThat(json.getAsJsonArray("effects")).as("strategies and policies").hasSize(6);
        JsonObject variant = json.getAsJsonArray("variants").get(1).getAsJsonObject();
        assertThat(variant.get("strategy").getAsString()).isEqualTo("thread-per-connection");
        assertThat(variant.get("policy").getAsString()).isEqualTo("lru");
        assertThat(variant.get("loop").getAsString()).isEqualTo("closed");
        assertThat(variant.keySet()).contains("issued", "ok", "errors", "unanswered",
                "starved_clients", "hits", "misses", "shared_misses", "bypasses", "dooms",
                "evictions", "hit_ratio", "byte_hit_ratio", "disk_reads", "bytes_past_cache",
                "peak_cache_bytes", "peak_rss_bytes", "threads_peak", "server_cpu_s",
                "throughput_per_s", "latency_us", "trials");
        assertThat(variant.getAsJsonObject("errors").keySet()).contains("busy", "refused",
                "reset", "client-timeout", "short", "corrupt", "no-port", "io-error");
        assertThat(variant.getAsJsonObject("latency_us").keySet())
                .containsExactly("count", "p50", "p90", "p99", "p99_9", "max", "mean", "curve");
        assertThat(variant.getAsJsonArray("trials")).hasSize(2);
    }

    @Test
    void text_everywhere_issuedIsOkAndErrorsAndUnanswered() {
        ExperimentPlan plan = TestTrials.plan(List.of("virtual-thread"), List.of("lru"));
        JsonObject json = parsed(text(TestTrials.result(plan, List.of(
                TestTrials.of(plan.scenes().getFirst().variants().getFirst(), 1, 10_000,
                        Map.of(ErrorClass.RESET, 5L, ErrorClass.SHORT, 2L), 4, 0))),
                List.of("bench")));

        JsonObject variant = json.getAsJsonArray("variants").get(0).getAsJsonObject();
        long errors = variant.getAsJsonObject("errors").asMap().values().stream()
                .mapToLong(JsonElement::getAsLong).sum();
        assertThat(variant.get("issued").getAsLong()).isEqualTo(variant.get("ok").getAsLong()
                + errors + variant.get("unanswered").getAsLong()).isEqualTo(10_011);
    }

    @Test
    void text_unknownAndUntold_areNull() {
        ExperimentPlan plan = TestTrials.plan(List.of("virtual-thread"), List.of("lru"));
        JsonObject starved = parsed(text(TestTrials.result(plan, List.of(
                TestTrials.of(plan.scenes().getFirst().variants().getFirst(), 1, 10_000, Map.of(),
                        0, 1))),
                List.of("bench"))).getAsJsonArray("variants").get(0).getAsJsonObject();
        JsonObject few = parsed(text(TestTrials.result(plan, List.of(
                TestTrials.of(plan.scenes().getFirst().variants().getFirst(), 1, 100, Map.of(), 0,
                        0))),
                List.of("bench"))).getAsJsonArray("variants").get(0).getAsJsonObject();

        assertThat(starved.get("no_answer").getAsBoolean()).isTrue();
        JsonObject latency = starved.getAsJsonObject("latency_us");
        assertThat(List.of("p50", "p90", "p99", "p99_9", "max", "mean")).allSatisfy(
                which -> assertThat(latency.get(which).isJsonNull()).isTrue());
        assertThat(latency.getAsJsonArray("curve")).isEmpty();
        assertThat(few.getAsJsonObject("latency_us").get("p50").isJsonNull()).isFalse();
        assertThat(few.getAsJsonObject("latency_us").get("p99").isJsonNull()).isTrue();
        assertThat(few.get("threads_peak").isJsonNull()).isTrue();
    }

    /** A field that the docs do not name would be anybody's guess. */
    @Test
    void text_everyField_isInTheDocs() throws IOException {
        String docs = Files.readString(Path.of("..", "docs", "result-format.md"));
        Set<String> names = new TreeSet<>();
        collect(parsed(text(TestTrials.comparison(10_000), List.of("compare"))), names);
        collect(TestReports.json(TestReports.TWO_SCENES), names);

        assertThat(names).allSatisfy(name -> assertThat(docs).contains("`" + name + "`"));
    }

    /** The samples, by which the report is tested, are of the shape that is written. */
    @Test
    void samples_haveTheFieldsThatAreWritten() {
        JsonObject written = parsed(text(TestTrials.comparison(10_000), List.of("compare")));
        for (String sample : List.of(TestReports.TWO_SCENES, TestReports.UNFAIR)) {
            JsonObject json = TestReports.json(sample);
            assertThat(json.keySet()).as(sample).containsAll(written.keySet());
            for (String part : List.of("scenes", "variants", "effects", "comparisons")) {
                assertThat(first(json, part).keySet()).as(sample + ", " + part)
                        .containsExactlyInAnyOrderElementsOf(first(written, part).keySet());
            }
        }
    }

    private static JsonObject first(JsonObject json, String array) {
        return json.getAsJsonArray(array).get(0).getAsJsonObject();
    }

    /** Numbers that are none would break whoever reads JSON. */
    @Test
    void text_everywhere_hasNumbersThatAreNumbers() {
        ExperimentPlan plan = TestTrials.plan(List.of("virtual-thread"), List.of("lru"));
        String nothing = text(TestTrials.result(plan, List.of(TestTrials.of(
                plan.scenes().getFirst().variants().getFirst(), 1, 0, Map.of(), 0, 16))),
                List.of("bench"));

        assertThat(nothing).doesNotContain("NaN", "Infinity");
    }

    private static void collect(JsonElement json, Set<String> names) {
        if (json instanceof JsonObject object) {
            object.asMap().forEach((name, value) -> {
                names.add(name);
                collect(value, names);
            });
        } else if (json instanceof JsonArray array) {
            array.forEach(element -> collect(element, names));
        }
    }

    private static String text(ExperimentResult result, List<String> command) {
        return TestReports.stored(result, command).json();
    }

    private static JsonObject parsed(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
