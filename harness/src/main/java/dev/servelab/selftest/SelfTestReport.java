package dev.servelab.selftest;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.servelab.fairness.Finding;
import dev.servelab.fairness.PlacedFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A result for a terminal, at most 100 columns, and as JSON. */
public final class SelfTestReport {
    private final SelfTestResult result;

    /** Of a self-test that is over. */
    public SelfTestReport(SelfTestResult result) {
        this.result = result;
    }

    /** A table: of each part the claim, and what was expected and measured. */
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add(row("", "expected", "measured", ""));
        for (PartResult part : result.parts()) {
            lines.add(part.id() + ": " + part.claim());
            part.readings().forEach(reading -> lines.add(row(reading.what(), reading.expected(),
                    reading.measured(), reading.held() ? "ok" : "WRONG")));
            lines.add("  " + (part.passed() ? "passed" : "FAILED") + ". " + part.sentence());
            lines.add("");
        }
        result.unfair().forEach(each -> lines.addAll(warning(each)));
        long passed = result.parts().stream().filter(PartResult::passed).count();
        lines.add(String.format(Locale.ROOT, "%d of %d parts passed, in %.0f s.", passed,
                result.parts().size(), result.tookS()));
        return lines;
    }

    private static List<String> warning(PlacedFinding placed) {
        Finding finding = placed.finding();
        return List.of(
                "UNFAIR, " + finding.id() + ": " + finding.observed() + " (wanted: "
                        + finding.wanted() + ")",
                "  in: " + String.join("; ", placed.where()),
                "  " + finding.advice(), "");
    }

    private static String row(String what, String expected, String measured, String verdict) {
        return String.format(Locale.ROOT, "  %-42s %-26s %-20s %s", what, expected, measured,
                verdict).stripTrailing();
    }

    /** One object: {@code passed}, {@code took_s}, {@code parts} and {@code unfair}. */
    public String json() {
        JsonObject object = new JsonObject();
        object.addProperty("passed", result.passed());
        object.addProperty("took_s", result.tookS());
        JsonArray parts = new JsonArray();
        result.parts().forEach(part -> parts.add(json(part)));
        object.add("parts", parts);
        JsonArray unfair = new JsonArray();
        result.unfair().forEach(each -> unfair.add(json(each)));
        object.add("unfair", unfair);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create()
                .toJson(object);
    }

    private static JsonObject json(PartResult part) {
        JsonObject object = new JsonObject();
        object.addProperty("id", part.id());
        object.addProperty("claim", part.claim());
        object.addProperty("tolerance", part.tolerance());
        object.addProperty("passed", part.passed());
        object.addProperty("sentence", part.sentence());
        object.addProperty("took_s", part.tookS());
        JsonArray readings = new JsonArray();
        part.readings().forEach(reading -> readings.add(json(reading)));
        object.add("readings", readings);
        return object;
    }

    private static JsonObject json(Reading reading) {
        JsonObject object = new JsonObject();
        object.addProperty("what", reading.what());
        object.addProperty("expected", reading.expected());
        object.addProperty("measured", reading.measured());
        object.addProperty("held", reading.held());
        return object;
    }

    private static JsonObject json(PlacedFinding placed) {
        JsonObject object = new JsonObject();
        object.addProperty("id", placed.finding().id());
        object.addProperty("observed", placed.finding().observed());
        object.addProperty("wanted", placed.finding().wanted());
        object.addProperty("advice", placed.finding().advice());
        JsonArray where = new JsonArray();
        placed.where().forEach(where::add);
        object.add("where", where);
        return object;
    }
}
