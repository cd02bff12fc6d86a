package dev.servelab.report;

import dev.servelab.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** A result in lines: for a terminal, and for {@code summary.md}. */
final class Summary {
    static final String CLOSED_LOOP = "A closed loop compares throughput; its latencies describe,"
            + " each at its own rate.";
    private static final int COLUMNS = 100;

    private final View result;
    private final List<String> lines = new ArrayList<>();

    private Summary(StoredResult result) {
        this.result = result.view();
    }

    /** For a terminal; no line that we choose passes 100 columns. */
    static List<String> text(StoredResult result, Glyphs glyphs) {
        Summary summary = new Summary(result);
        summary.wrapped(Facts.differences(summary.result));
        summary.result.all("scenes").forEach(scene -> summary.scene(scene, glyphs));
        if (!summary.lines.getLast().isEmpty()) {
            summary.lines.add("");
        }
        summary.wrapped(UnfairLines.lines(summary.result));
        summary.wrapped(summary.notes());
        summary.wrapped(Facts.ofRun(summary.result));
        return glyphs == Glyphs.UNICODE
                ? summary.lines
                : summary.lines.stream().map(Summary::inAscii).toList();
    }

    /** The same as Markdown, with the command to run it again. */
    static List<String> markdown(StoredResult result) {
        return new Markdown(result.view()).lines();
    }

    private void scene(View scene, Glyphs glyphs) {
        String title = scene.text("title");
        if (!title.isEmpty()) {
            lines.add(title + ": " + scene.text("question"));
        }
        wrapped(Facts.ofScene(scene));
        List<View> variants = Variants.of(result, scene);
        if (variants.size() == 1) {
            lines.addAll(List.of("", Variants.label(variants.getFirst()), ""));
            lines.addAll(Bench.text(variants.getFirst()));
        } else {
            Sections.of(result, scene).forEach(this::section);
        }
        List<String> chart = LatencyChart.of(variants, glyphs);
        if (!chart.isEmpty()) {
            lines.add("");
            lines.addAll(chart);
        }
        lines.add("");
        wrapped(Facts.knees(scene));
        wrapped(Verdicts.of(result, scene));
        answer(scene);
    }

    private void section(Sections.Section section) {
        lines.add("");
        wrapped(List.of(section.title()));
        lines.add("");
        lines.addAll(section.table().text());
    }

    private void answer(View scene) {
        List<String> answer = scene.texts("answer");
        if (!answer.isEmpty()) {
            lines.add("");
            wrapped(List.of("Answer: " + String.join(" ", answer)));
            lines.add("");
        }
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (result.all("scenes").stream().anyMatch(scene -> scene.text("loop").equals("closed"))) {
            notes.add(CLOSED_LOOP);
        }
        result.texts("warnings").forEach(warning -> notes.add("Note: " + warning));
        return notes;
    }

    private void wrapped(List<String> sentences) {
        sentences.forEach(sentence -> lines.addAll(Wrap.at(COLUMNS, sentence)));
    }

    private static String inAscii(String line) {
        return line.codePoints().mapToObj(c -> c < 127 ? Character.toString(c) : "?")
                .reduce("", String::concat);
    }
}
