package dev.servelab.report;

import dev.servelab.simulate.SimulatedTrace;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written down of simulated traces.
 *
 * @param traces  at least one
 * @param command the arguments that would do it again
 */
public record SimulationReport(List<SimulatedTrace> traces, List<String> command) {
    private static final HtmlPage PAGE = new HtmlPage(
            "Miss ratio curve – servelab simulate", "curve.html",
            List.of("charts.css", "curve.css"),
            List.of("elements.js", "numbers.js", "scales.js", "looks.js", "chart.js",
                    "sortable.js", "theme.js", "curve.js"));

    public SimulationReport {
        traces = List.copyOf(traces);
        command = List.copyOf(command);
    }

    /** Tables and a curve for a terminal, trace by trace. */
    public List<String> text(Glyphs glyphs) {
        List<String> lines = new ArrayList<>();
        for (SimulatedTrace trace : traces) {
            lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
            lines.addAll(SimulationText.of(trace, glyphs));
            lines.addAll(CurveChart.of(trace, glyphs));
        }
        return lines;
    }

    /** Every cell; with the statistics of each trace where they were asked for. LF at the end. */
    public String json() {
        return SimulationJson.cells(traces);
    }

    /** Every cell on a line of its own, below a line of names. */
    public List<String> csv() {
        return SimulationCsv.of(traces);
    }

    /** The miss ratio curve as a page that loads nothing. */
    public String page() {
        List<String> text = traces.stream()
                .flatMap(trace -> SimulationText.of(trace, Glyphs.UNICODE).stream()).toList();
        return PAGE.with("en", SimulationJson.page(traces, command), text);
    }
}
