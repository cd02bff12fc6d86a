package dev.servelab.lesson.check;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.servelab.lesson.Texts;
import dev.servelab.lesson.check.TraceTable.Row;
import dev.servelab.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** A trace as a small table for a terminal, and as JSON. */
final class TraceLines {
    private static final String INDENT = "    ";
    private static final String GAP = "  ";

    private final List<String[]> cells = new ArrayList<>();
    private final int[] widths = new int[4];

    private TraceLines() {}

    static List<String> of(Trace trace, TraceTable table, Texts texts) {
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(Wrap.at(CheckReport.COLUMNS, texts.text(
                trace.lockAware() ? "trace.lock-aware" : "trace", trace.capacity()), "  "));
        lines.add("");
        TraceLines all = new TraceLines();
        all.add("", texts.text("column.happens"), texts.text("column.calls"),
                texts.text("column.cached"));
        table.rows().forEach(all::add);
        lines.addAll(all.lines());
        if (table.rows().stream().anyMatch(row -> String.join("", row.cached()).contains("*"))) {
            lines.add(INDENT + texts.text("star"));
        }
        return lines;
    }

    static JsonObject json(Trace trace, TraceTable table) {
        JsonObject json = new JsonObject();
        json.addProperty("capacity", trace.capacity());
        json.addProperty("lock_aware", trace.lockAware());
        JsonArray steps = new JsonArray();
        for (Row row : table.rows()) {
            JsonObject step = new JsonObject();
            step.addProperty("step", row.step());
            step.addProperty("happens", row.happens());
            step.add("calls", strings(row.calls()));
            step.add("cached", strings(row.cached()));
            steps.add(step);
        }
        json.add("steps", steps);
        return json;
    }

    private static JsonArray strings(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /** Each call stands on a line of its own. */
    private void add(Row row) {
        List<String> calls = row.calls().isEmpty() ? List.of("") : row.calls();
        for (int i = 0; i < calls.size(); i++) {
            boolean last = i == calls.size() - 1;
            add(i == 0 ? Integer.toString(row.step()) : "", i == 0 ? row.happens() : "",
                    calls.get(i), last ? String.join(" ", row.cached()) : "");
        }
    }

    private void add(String... row) {
        cells.add(row);
        for (int i = 0; i < row.length; i++) {
            widths[i] = Math.max(widths[i], row[i].length());
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String[] row : cells) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int i = 0; i < row.length; i++) {
                line.append(row[i]).append(" ".repeat(widths[i] - row[i].length())).append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
