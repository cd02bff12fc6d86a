package dev.servelab.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table: the first column to the left, numbers to the right. A title may have two lines, the unit
 * on the second. One thread.
 */
final class Table {
    private static final String GAP = "  ";

    private final int columns;
    private final List<String[]> titles = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();

    /** Makes an empty table. A title of two lines has an LF between them. */
    Table(String... titles) {
        this.columns = titles.length;
        for (int line = 0; line < 2; line++) {
            String[] row = new String[columns];
            for (int i = 0; i < columns; i++) {
                String[] lines = titles[i].split("\n", 2);
                int from = line - (2 - lines.length); // a title of one line stands below
                row[i] = from < 0 ? "" : lines[from];
            }
            this.titles.add(row);
        }
    }

    /** Adds a row with a cell for each title. */
    void add(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells in " + columns);
        }
        rows.add(cells);
    }

    /** Adds a line above the rows that follow, which takes no part in the widths. */
    void heading(String text) {
        rows.add(new String[]{text});
    }

    /** Lines of equal columns, without spaces at their ends. */
    List<String> text() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        titles.forEach(row -> lines.add(line(row, widths)));
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        lines.removeIf(String::isEmpty);
        lines.add("-".repeat(width));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    /** The same as a table of Markdown. */
    List<String> markdown() {
        List<String> lines = new ArrayList<>();
        String[] header = new String[columns];
        String[] rule = new String[columns];
        for (int i = 0; i < columns; i++) {
            header[i] = joined(titles.get(0)[i], titles.get(1)[i]);
            rule[i] = i == 0 ? "---" : "---:";
        }
        lines.add(pipes(header));
        lines.add(pipes(rule));
        rows.forEach(row -> lines.add(isHeading(row)
                ? pipes(row) + " |".repeat(columns - 1)
                : pipes(row)));
        return lines;
    }

    /** A title on one line; a word that was broken over two is whole again. */
    private static String joined(String first, String second) {
        return first.endsWith("-")
                ? first.substring(0, first.length() - 1) + second
                : (first + " " + second).strip();
    }

    private int[] widths() {
        int[] widths = new int[columns];
        List<String[]> all = new ArrayList<>(titles);
        all.addAll(rows);
        for (String[] row : all) {
            for (int i = 0; i < columns && !isHeading(row); i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        return widths;
    }

    private boolean isHeading(String[] row) {
        return row.length < columns;
    }

    private String line(String[] row, int[] widths) {
        if (isHeading(row)) {
            return row[0];
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            String space = " ".repeat(widths[i] - row[i].length());
            line.append(i == 0 ? "" : GAP).append(i == 0 ? row[i] + space : space + row[i]);
        }
        return line.toString().stripTrailing();
    }

    private static String pipes(String[] cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
