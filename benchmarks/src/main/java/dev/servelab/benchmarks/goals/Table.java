package dev.servelab.benchmarks.goals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown whose columns stand below each other in a terminal too. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean ofNumbers;

    private Table(boolean ofNumbers, String... titles) {
        this.ofNumbers = ofNumbers;
        rows.add(List.of(titles));
    }

    /** Of numbers: the first column is to the left, the others to the right. */
    static Table ofNumbers(String... titles) {
        return new Table(true, titles);
    }

    /** Of words: all columns are to the left. */
    static Table ofWords(String... titles) {
        return new Table(false, titles);
    }

    /** @param cells as many as there are titles */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max()
                        .orElse(0))
                .toArray();
        String rule = "| " + "-".repeat(widths[0]) + " |" + IntStream.range(1, widths.length)
                .mapToObj(column -> " " + "-".repeat(widths[column]) + (ofNumbers ? ": |" : " |"))
                .collect(Collectors.joining());
        List<String> lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
        lines.add(1, rule);
        return String.join("\n", lines) + "\n";
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            String pad = " ".repeat(widths[column] - row.get(column).length());
            line.append(ofNumbers && column > 0
                    ? " " + pad + row.get(column) + "  |"
                    : " " + row.get(column) + pad + " |");
        }
        return line.toString();
    }
}
