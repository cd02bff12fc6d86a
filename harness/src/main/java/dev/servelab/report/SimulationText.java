package dev.servelab.report;

import dev.servelab.simulate.Cell;
import dev.servelab.simulate.SimulatedTrace;
import dev.servelab.simulate.Unit;
import dev.servelab.text.ByteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A simulated trace as tables: policies below each other, sizes beside each other. */
final class SimulationText {
    /** Sizes in one table: more would wrap in a terminal of 80 columns. */
    private static final int COLUMNS = 7;

    private SimulationText() {}

    static List<String> of(SimulatedTrace trace, Glyphs glyphs) {
        List<String> lines = new ArrayList<>();
        lines.add(trace.trace() + ": " + Numbers.count(trace.requests()) + " requests, "
                + trace.format() + (trace.skipped() == 0
                        ? ""
                        : ", "
                                + Numbers.count(trace.skipped()) + " of size 0 left out"));
        Stream.of(trace.missing(), trace.leftOut()).filter(Objects::nonNull).forEach(lines::add);
        if (trace.statistics() != null) {
            lines.add("");
            lines.addAll(TraceStatisticsText.of(trace.statistics(), glyphs));
        }
        lines.addAll(ratios(trace, "hit ratio, %", Cell::hitRatio));
        if (trace.hasSizes()) {
            lines.addAll(ratios(trace, "byte hit ratio, %", Cell::byteHitRatio));
        } else {
            lines.addAll(List.of("",
                    "byte hit ratio: the same; this trace does not say how large objects are"));
        }
        lines.addAll(notes(trace));
        return lines;
    }

    /** A capacity as people write it: {@code 1,500} objects, or {@code 64 MiB}. */
    static String capacity(long capacity, Unit unit) {
        return unit == Unit.OBJECTS ? Numbers.count(capacity) : ByteText.rounded(capacity);
    }

    private static List<String> ratios(SimulatedTrace trace, String title,
            ToDoubleFunction<Cell> ratio) {
        List<String> lines = new ArrayList<>();
        List<Long> all = trace.capacities();
        int tables = Math.ceilDiv(all.size(), COLUMNS);
        int columns = Math.ceilDiv(all.size(), tables); // tables of about equal width
        for (int from = 0; from < all.size(); from += columns) {
            List<Long> capacities = all.subList(from, Math.min(all.size(), from + columns));
            lines.add("");
            lines.addAll(table(trace, title, capacities, ratio).text());
        }
        return lines;
    }

    private static Table table(SimulatedTrace trace, String title, List<Long> capacities,
            ToDoubleFunction<Cell> ratio) {
        List<String> titles = new ArrayList<>(List.of(
                title + "\n" + (trace.unit() == Unit.OBJECTS ? "objects cached" : "cache")));
        capacities.forEach(each -> titles.add(capacity(each, trace.unit())));
        Table table = new Table(titles.toArray(String[]::new));
        for (String policy : trace.policies()) {
            List<String> row = new ArrayList<>(List.of(policy));
            capacities.forEach(each -> row.add(Numbers.percent(
                    OptionalDouble.of(ratio.applyAsDouble(trace.cell(policy, each))))));
            table.add(row.toArray(String[]::new));
        }
        return table;
    }

    private static List<String> notes(SimulatedTrace trace) {
        boolean bound = trace.policies().stream().anyMatch(policy -> policy.startsWith("opt"));
        return bound && trace.unit() == Unit.BYTES
                ? List.of("", "opt looks at when objects come again, not at how large they are: "
                        + "with sizes it is no bound,", "and other policies may beat it.")
                : List.of();
    }
}
