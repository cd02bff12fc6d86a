package dev.servelab.experiment;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.telemetry.HistogramText;
import dev.servelab.telemetry.Kind;
import dev.servelab.telemetry.KindTimes;
import dev.servelab.telemetry.Part;
import java.util.List;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the lifeline says, and what is made of it. */
class ServerSideTest {
    @Test
    void of_wholeAnswer_isWhatItSays() throws Exception {
        ServerSide side = ServerSide.of(stats());

        assertThat(side.canaryUs().getMaxValue()).isEqualTo(70);
        assertThat(side.times(Kind.HIT).count()).isEqualTo(1);
        assertThat(side.times(Kind.HIT).meanUs()).isEqualTo(1.5);
        assertThat(side.times(Kind.HIT).meanUs(Part.WRITE)).isEqualTo(0.9);
        assertThat(side.times(Kind.MISS).count()).isZero();
        assertThat(side.times(Kind.MISS).meanUs(Part.DISK)).isZero();
        assertThat(side.gcCount()).isEqualTo(3);
        assertThat(side.gcPauseS()).isEqualTo(0.012);
        assertThat(side.voluntarySwitches()).hasValue(900);
        assertThat(side.jvm()).isEqualTo(new JvmFacts("25.0.3", List.of("-Xmx256m"),
                List.of("G1 Young Generation"), 2, 12_345));
    }

    /** Off Linux nobody says how often the processor was lost: that is not the same as never. */
    @Test
    void of_nothingSaidOfSwitches_isEmpty() throws Exception {
        JsonObject stats = stats();
        stats.getAsJsonObject("telemetry").remove("voluntary_switches");

        assertThat(ServerSide.of(stats).voluntarySwitches()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary_us", "requests", "gc_count", "gc_pause_s", "jvm"})
    void of_somethingMissing_isOneClearFailure(String field) {
        JsonObject stats = stats();
        stats.getAsJsonObject("telemetry").remove(field);

        assertThatThrownBy(() -> ServerSide.of(stats)).isInstanceOf(ServerFailure.class)
                .hasMessageStartingWith("the server's telemetry is malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"telemetry\":3}", "{\"telemetry\":{}}"})
    void of_noTelemetry_isOneClearFailure(String stats) {
        assertThatThrownBy(
                () -> ServerSide.of(JsonParser.parseString(stats).getAsJsonObject()))
                .isInstanceOf(ServerFailure.class);
    }

    /** A server whose parts leave something out is not believed. */
    @Test
    void of_partsThatDoNotAddUp_isAFailure() {
        JsonObject stats = stats();
        stats.getAsJsonObject("telemetry").getAsJsonObject("requests").getAsJsonObject("hit")
                .addProperty("disk_ns", 1);

        assertThatThrownBy(() -> ServerSide.of(stats)).isInstanceOf(ServerFailure.class)
                .hasMessageContaining("1501 ns together and not 1500");
    }

    @Test
    void plus_anotherWindow_addsAllOfIt() throws Exception {
        ServerSide one = ServerSide.of(stats());
        ServerSide other = TestTrials.serverSide(400);

        ServerSide both = one.plus(other);

        assertThat(both.canaryUs().getTotalCount()).isEqualTo(2_001);
        KindTimes hits = both.times(Kind.HIT);
        assertThat(hits.count()).isEqualTo(301);
        assertThat(hits.totalNanos()).isEqualTo(1_500 + 300 * 400_000L);
        assertThat(both.times(Kind.MISS).meanUs(Part.DISK)).isEqualTo(500);
        assertThat(both.gcCount()).isEqualTo(5);
        assertThat(both.voluntarySwitches()).hasValue(5_900);
        assertThat(both.jvm().heapPeakBytes()).isEqualTo(20L << 20);
        assertThat(one.times(Kind.HIT).count()).as("as it was").isEqualTo(1);
    }

    @Test
    void plus_oneOfThemUnknown_isUnknown() throws Exception {
        JsonObject stats = stats();
        stats.getAsJsonObject("telemetry").remove("involuntary_switches");

        assertThat(ServerSide.of(stats).plus(TestTrials.serverSide(4)).involuntarySwitches())
                .isEqualTo(OptionalLong.empty());
    }

    /** One hit of 1.5 us. */
    private static JsonObject stats() {
        JsonObject requests = new JsonObject();
        for (Kind kind : Kind.values()) {
            requests.add(kind.id(), times(kind == Kind.HIT ? 1 : 0));
        }
        JsonObject telemetry = JsonParser.parseString("""
                {"gc_count": 3, "gc_pause_s": 0.012, "voluntary_switches": 900,
                 "involuntary_switches": 20,
                 "jvm": {"version": "25.0.3", "arguments": ["-Xmx256m"],
                         "collectors": ["G1 Young Generation"], "processors": 2,
                         "heap_peak_bytes": 12345}}""").getAsJsonObject();
        telemetry.addProperty("canary_us", histogram(70, 1));
        telemetry.add("requests", requests);
        JsonObject stats = new JsonObject();
        stats.add("telemetry", telemetry);
        return stats;
    }

    private static JsonObject times(int count) {
        JsonObject times = new JsonObject();
        times.addProperty("total_us", histogram(1, count));
        times.addProperty("total_ns", 1_500 * count);
        for (Part part : Part.values()) {
            times.addProperty(part.id() + "_ns", 0);
        }
        times.addProperty("read_ns", 600 * count);
        times.addProperty("write_ns", 900 * count);
        return times;
    }

    private static String histogram(long value, int count) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(value, count);
        return HistogramText.encode(histogram);
    }
}
