package dev.servelab.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns of text for a terminal: the first to the left, the numbers after it to the right. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    TextTable(String... titles) {
        widths = new int[titles.length];
        addRow(titles);
    }

    /** As many numbers as there are titles, less the first. */
    void add(String name, long... numbers) {
        String[] row = new String[widths.length];
        row[0] = name;
        for (int i = 1; i < row.length; i++) {
            row[i] = Long.toString(numbers[i - 1]);
        }
        addRow(row);
    }

    private void addRow(String[] row) {
        for (int i = 0; i < row.length; i++) {
            widths[i] = Math.max(widths[i], width(row[i]));
        }
        rows.add(row);
    }

    void print(PrintWriter out) {
        for (String[] row : rows) {
            out.print(row[0]);
            String gap = " ".repeat(widths[0] - width(row[0])) + GAP;
            for (int i = 1; i < row.length; i++) {
                out.print(gap + " ".repeat(widths[i] - width(row[i])) + row[i]);
                gap = GAP;
            }
            out.println();
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
