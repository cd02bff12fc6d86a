package dev.servelab.report;

import dev.servelab.simulate.SimulatedTrace;
import dev.servelab.simulate.Unit;
import dev.servelab.text.Wrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/**
 * A miss ratio curve drawn in characters: sizes on a logarithmic axis, a letter for each policy
 * where it was simulated, dots between. Where several meet, the one that stands first is seen.
 */
final class CurveChart {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 15;
    private static final int MARGIN = 7;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final SimulatedTrace trace;
    private final Glyphs glyphs;
    private final List<Long> capacities;
    /** Whole tenths, around all that is drawn. */
    private final double low;
    private final double high;
    private final char[][] cells = new char[HEIGHT + 1][WIDTH + 1];

    private CurveChart(SimulatedTrace trace, Glyphs glyphs) {
        this.trace = trace;
        this.glyphs = glyphs;
        this.capacities = trace.capacities();
        DoubleSummaryStatistics ratios = trace.cells().stream()
                .mapToDouble(cell -> 1 - cell.hitRatio()).summaryStatistics();
        this.low = Math.min(0.9, Math.floor(ratios.getMin() * 10) / 10);
        this.high = Math.max(low + 0.1, Math.ceil(ratios.getMax() * 10 - 1e-9) / 10);
        Arrays.stream(cells).forEach(row -> Arrays.fill(row, ' '));
    }

    /** The chart, a blank line above; nothing for fewer than three sizes, which are no curve. */
    static List<String> of(SimulatedTrace trace, Glyphs glyphs) {
        return trace.capacities().size() < 3 ? List.of() : new CurveChart(trace, glyphs).lines();
    }

    private List<String> lines() {
        List<String> policies = trace.policies();
        for (int i = policies.size() - 1; i >= 0; i--) {
            lines(policies.get(i));
        }
        for (int i = policies.size() - 1; i >= 0; i--) {
            marks(policies.get(i), LETTERS.charAt(i % LETTERS.length()));
        }
        List<String> lines = new ArrayList<>(List.of("", "miss ratio, %"));
        for (int row = 0; row <= HEIGHT; row++) {
            lines.add((tick(row) + new String(cells[row])).stripTrailing());
        }
        lines.add(" ".repeat(MARGIN - 1) + (glyphs == Glyphs.UNICODE ? "└" : "+")
                + (glyphs == Glyphs.UNICODE ? "─" : "-").repeat(WIDTH + 1));
        lines.add(axis());
        lines.addAll(Wrap.at(MARGIN + WIDTH, key(policies)));
        return lines;
    }

    private void lines(String policy) {
        for (int i = 0; i + 1 < capacities.size(); i++) {
            int from = column(capacities.get(i));
            int to = column(capacities.get(i + 1));
            double low = missRatio(policy, i);
            double next = missRatio(policy, i + 1);
            for (int column = from + 1; column < to; column++) {
                double ratio = low + (next - low) * (column - from) / (to - from);
                cells[row(ratio)][column] = glyphs == Glyphs.UNICODE ? '·' : '.';
            }
        }
    }

    private void marks(String policy, char letter) {
        for (int i = 0; i < capacities.size(); i++) {
            cells[row(missRatio(policy, i))][column(capacities.get(i))] = letter;
        }
    }

    private double missRatio(String policy, int i) {
        return 1 - trace.cell(policy, capacities.get(i)).hitRatio();
    }

    private int column(long capacity) {
        double low = (double) capacities.getFirst();
        return (int) Math.round(WIDTH * Math.log(capacity / low)
                / Math.log(capacities.getLast() / low));
    }

    private int row(double missRatio) {
        return (int) Math.round(HEIGHT * (high - missRatio) / (high - low));
    }

    private String tick(int row) {
        String bar = glyphs == Glyphs.UNICODE ? "│" : "|";
        return row % 5 != 0
                ? " ".repeat(MARGIN - 1) + bar
                : String.format(Locale.ROOT, "%5.1f ", 100 * (high - (high - low) * row / HEIGHT))
                        + bar;
    }

    /** A label below each size, as long as there is room for it. */
    private String axis() {
        StringBuilder axis = new StringBuilder(" ".repeat(MARGIN));
        int free = 0;
        for (long capacity : capacities) {
            String label = SimulationText.capacity(capacity, trace.unit());
            int at = Math.clamp(column(capacity) - label.length() / 2L, 0,
                    WIDTH + 1 - label.length());
            if (at >= free) {
                axis.append(" ".repeat(MARGIN + at - axis.length())).append(label);
                free = at + label.length() + 2;
            }
        }
        return axis + (trace.unit() == Unit.OBJECTS ? " objects" : "");
    }

    private static String key(List<String> policies) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            names.add(LETTERS.charAt(i % LETTERS.length()) + "=" + policies.get(i));
        }
        return String.join(" ", names);
    }
}
