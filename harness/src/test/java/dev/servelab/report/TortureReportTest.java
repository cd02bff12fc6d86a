package dev.servelab.report;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.cache.Sending;
import dev.servelab.experiment.Level;
import dev.servelab.load.ErrorClass;
import dev.servelab.torture.FaultKind;
import dev.servelab.torture.TortureCounts;
import dev.servelab.torture.TorturePlan;
import dev.servelab.torture.TortureResult;
import dev.servelab.torture.VariantResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TortureReportTest {
    private static final TorturePlan PLAN = new TorturePlan(Level.of(List.of("virtual-thread")),
            Level.of(List.of("fifo", "lru")), 7, 20_000, 200, 8, Sending.COPY);

    @Test
    void text_allHeld_isATableAndASentence() {
        List<String> lines = report(0, List.of(), List.of()).text();

        assertThat(lines).anyMatch(line -> line.matches("  fifo +10,000 .* held"))
                .anyMatch(line -> line.matches("all +20,000 .* held"))
                .contains("faults: reset 200, replace 2",
                        "refused or cut, all explained by faults: short 8")
                .last().asString().startsWith("Every byte was right");
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void text_notHeld_saysWhatAndHowToSeeItAgain() {
        List<String> lines = report(3, List.of("wrong: file 12: block at 64 is of version 7"),
                List.of("descriptors: 2 files at the start, 3 at the end")).text();

        assertThat(String.join(" ", lines)).contains("NOT HELD:",
                "virtual-thread x lru, seed 7:", "wrong: file 12: block at 64 is of version 7",
                "left: descriptors: 2 files at the start, 3 at the end",
                "again: ./servelab torture --strategies virtual-thread --policies lru --seed 7 "
                        + "--requests 10000 --faults 100 --clients 8 --send copy");
    }

    @Test
    void json_holdsEveryVariant() {
        JsonObject json = JsonParser.parseString(report(3, List.of("wrong"), List.of()).json())
                .getAsJsonObject();

        assertThat(json.get("held").getAsBoolean()).isFalse();
        assertThat(json.getAsJsonArray("variants")).hasSize(2);
        JsonObject second = json.getAsJsonArray("variants").get(1).getAsJsonObject();
        assertThat(second.get("wrong").getAsLong()).isEqualTo(3);
        assertThat(second.getAsJsonObject("faults").get("reset").getAsLong()).isEqualTo(100);
        assertThat(second.getAsJsonObject("failures").get("short").getAsLong()).isEqualTo(4);
    }

    /** The second of two variants with what is given, the first without. */
    private static TortureReport report(long wrong, List<String> findings, List<String> leaks) {
        return new TortureReport(new TortureResult(PLAN, List.of(
                new VariantResult(PLAN.variants().get(0), counts(0), List.of(), List.of()),
                new VariantResult(PLAN.variants().get(1), counts(wrong), findings, leaks))));
    }

    private static TortureCounts counts(long wrong) {
        return new TortureCounts(10_000, 1 << 28,
                Map.of(FaultKind.RESET, 100L, FaultKind.REPLACE, 1L),
                Map.of(ErrorClass.SHORT, 4L), wrong, 0, 4);
    }
}
