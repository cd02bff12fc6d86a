package dev.servelab.report;

import dev.servelab.simulate.Cell;
import dev.servelab.simulate.SimulatedTrace;
import java.util.ArrayList;
import java.util.List;

/** Cells as lines of csv, as RFC 4180 has it; the columns are those of the JSON. */
final class SimulationCsv {
    private SimulationCsv() {}

    static List<String> of(List<SimulatedTrace> traces) {
        List<String> lines = new ArrayList<>();
        lines.add("trace,unit,capacity,policy,requests,hits,misses,bytes_requested,bytes_hit");
        for (SimulatedTrace trace : traces) {
            trace.cells().forEach(cell -> lines.add(line(cell)));
        }
        return lines;
    }

    private static String line(Cell cell) {
        return String.join(",", quoted(cell.trace()), cell.unit().id(),
                Long.toString(cell.capacity()), quoted(cell.policy()),
                Long.toString(cell.requests()), Long.toString(cell.hits()),
                Long.toString(cell.misses()), Long.toString(cell.bytesRequested()),
                Long.toString(cell.bytesHit()));
    }

    /** Names of synthetic traces have commas in them. */
    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
