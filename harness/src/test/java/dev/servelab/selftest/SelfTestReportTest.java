package dev.servelab.selftest;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.fairness.Finding;
import dev.servelab.fairness.PlacedFinding;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SelfTestReportTest {
    private static final SelfTestResult RESULT = new SelfTestResult(List.of(
            new PartResult("lies", "Lies are counted.", "exactly", List.of(
                    new Reading("true answers", "398", "398", true),
                    new Reading("wrong bytes", "200", "199", false)), "", 1.5),
            new PartResult("queue", "It waits.", "10 %",
                    List.of(new Reading("mean wait", "9.00 ms +- 0.90 ms", "9.10 ms", true)), "",
                    22.04),
            new PartResult("floor", "It is low.", "1 ms", List.of(), "the server ended", 0.25)),
            List.of(new PlacedFinding(new Finding("load", Finding.Level.RED,
                    "other processes used 40.0 % of all processors", "at most 5.0 %",
                    "close other programs"), List.of("queue", "lying"))),
            24.0);

    @Test
    void text_ofAResult_isATableWithVerdicts() {
        assertThat(String.join("\n", new SelfTestReport(RESULT).text())).isEqualTo("""
                                                             expected                   measured
                lies: Lies are counted.
                  true answers                               398                        398                  ok
                  wrong bytes                                200                        199                  WRONG
                  FAILED. wrong bytes: 199, and not 200.

                queue: It waits.
                  mean wait                                  9.00 ms +- 0.90 ms         9.10 ms              ok
                  passed. It was so.

                floor: It is low.
                  FAILED. It came to no end: the server ended.

                UNFAIR, load: other processes used 40.0 % of all processors (wanted: at most 5.0 %)
                  in: queue; lying
                  close other programs

                1 of 3 parts passed, in 24 s.""");
    }

    @Test
    void json_ofAResult_holdsAll() {
        JsonObject json = JsonParser.parseString(new SelfTestReport(RESULT).json())
                .getAsJsonObject();

        assertThat(json.keySet()).containsExactly("passed", "took_s", "parts", "unfair");
        assertThat(json.get("passed").getAsBoolean()).isFalse();
        JsonObject lies = json.getAsJsonArray("parts").get(0).getAsJsonObject();
        assertThat(lies.keySet()).containsExactly("id", "claim", "tolerance", "passed",
                "sentence", "took_s", "readings");
        assertThat(lies.getAsJsonArray("readings").get(1)).isEqualTo(JsonParser.parseString("""
                {"what": "wrong bytes", "expected": "200", "measured": "199", "held": false}
                """));
        assertThat(json.getAsJsonArray("unfair").get(0)).isEqualTo(JsonParser.parseString("""
                {"id": "load", "observed": "other processes used 40.0 % of all processors",
                "wanted": "at most 5.0 %", "advice": "close other programs",
                "where": ["queue", "lying"]}
                """));
    }
}
