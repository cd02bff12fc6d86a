package dev.servelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Latency by percentile, drawn in characters on a logarithmic axis. For several variants a row
 * each, with marks where p50, p90, p99 and p99.9 are; for one a bar for each percentile.
 */
final class LatencyChart {
    private static final int WIDTH = 52;
    private static final int LEAST_WIDTH = 20;
    /** Names, a gap, the axis and the last tick's label. */
    private static final int COLUMNS = 100;
    private static final int TICK = 5;
    private static final List<String> PERCENTILES = List.of("p50", "p90", "p99", "p99_9");
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

    private final Glyphs glyphs;
    private final int width;
    private final double low;
    private final double high;

    private LatencyChart(Glyphs glyphs, int width, double low, double high) {
        this.glyphs = glyphs;
        this.width = width;
        this.low = low;
        this.high = high;
    }

    /** The chart of variants; no lines if none of them has a percentile. */
    static List<String> of(List<View> variants, Glyphs glyphs) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (View variant : variants) {
            for (String percentile : PERCENTILES) {
                double us = value(variant, percentile).orElse(Double.NaN);
                low = us < low ? us : low;
                high = us > high ? us : high;
            }
        }
        if (high <= 0) {
            return List.of();
        }
        int width = Math.clamp(COLUMNS - TICK - names(variants) - 2, LEAST_WIDTH, WIDTH);
        LatencyChart chart = new LatencyChart(glyphs, width,
                Math.pow(10, Math.floor(Math.log10(low))),
                Math.pow(10, Math.ceil(Math.log10(high) + 1e-9)));
        return variants.size() == 1
                ? chart.bars(variants.getFirst())
                : chart.rows(variants);
    }

    /** How wide the names are. */
    private static int names(List<View> variants) {
        return variants.stream().mapToInt(variant -> Variants.label(variant).length()).max()
                .orElse(0);
    }

    private static OptionalDouble value(View variant, String percentile) {
        OptionalDouble us = variant.number("latency_us", percentile);
        return us.isPresent() && us.getAsDouble() > 0 ? us : OptionalDouble.empty();
    }

    private List<String> rows(List<View> variants) {
        int names = names(variants);
        List<String> lines = new ArrayList<>();
        lines.add("latency" + " ".repeat(Math.max(1, names - 7)) + "  " + axis());
        for (View variant : variants) {
            String label = Variants.label(variant);
            lines.add((label + " ".repeat(names - label.length()) + "  " + row(variant))
                    .stripTrailing());
        }
        lines.add("marks: " + mark(0) + " p50   " + mark(1) + " p90   " + mark(2) + " p99   "
                + mark(3) + " p99.9");
        return lines;
    }

    private String row(View variant) {
        if (value(variant, "p50").isEmpty()) {
            return Variants.noAnswer(variant) ? Tables.NO_ANSWER : Numbers.UNKNOWN;
        }
        char[] cells = " ".repeat(width + 1).toCharArray();
        int first = column(value(variant, "p50").getAsDouble());
        int last = first;
        for (String percentile : PERCENTILES) {
            OptionalDouble us = value(variant, percentile);
            last = us.isEmpty() ? last : column(us.getAsDouble());
        }
        for (int i = first; i <= last; i++) {
            cells[i] = glyphs == Glyphs.UNICODE ? '─' : '-';
        }
        for (int i = PERCENTILES.size() - 1; i >= 0; i--) {
            OptionalDouble us = value(variant, PERCENTILES.get(i));
            if (us.isPresent()) {
                cells[column(us.getAsDouble())] = mark(i);
            }
        }
        return new String(cells);
    }

    private char mark(int percentile) {
        return (glyphs == Glyphs.UNICODE ? "●┼┃▸" : "o+|>").charAt(percentile);
    }

    private List<String> bars(View variant) {
        List<String> lines = new ArrayList<>();
        lines.add("  latency  " + axis());
        for (String percentile : PERCENTILES) {
            OptionalDouble us = value(variant, percentile);
            String name = String.format("  %-7s  ", percentile.replace('_', '.'));
            lines.add(name + (us.isEmpty()
                    ? Numbers.UNKNOWN
                    : bar(us.getAsDouble()) + " " + Numbers.millis(us.getAsDouble()) + " ms"));
        }
        return lines;
    }

    private String bar(double us) {
        double columns = Math.max(0.125, position(us));
        if (glyphs == Glyphs.ASCII) {
            return "#".repeat(Math.max(1, (int) Math.round(columns)));
        }
        int eighths = (int) Math.round(columns * 8);
        String rest = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
        return "█".repeat(eighths / 8) + rest;
    }

    /** A label at each power of ten, as long as there is room for it. */
    private String axis() {
        StringBuilder axis = new StringBuilder();
        for (double us = low; us <= high * 1.001; us *= 10) {
            int at = column(us);
            if (axis.isEmpty() || at > axis.length()) {
                axis.append(" ".repeat(at - axis.length())).append(tick(us));
            }
        }
        return axis.toString();
    }

    private static String tick(double us) {
        if (us < 999) {
            return String.format(Locale.ROOT, "%.0fus", us);
        }
        return us < 999_999
                ? String.format(Locale.ROOT, "%.0fms", us / 1e3)
                : String.format(Locale.ROOT, "%.0fs", us / 1e6);
    }

    private int column(double us) {
        return (int) Math.round(position(us));
    }

    private double position(double us) {
        return width * Math.log(us / low) / Math.log(high / low);
    }
}
