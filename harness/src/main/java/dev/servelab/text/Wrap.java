package dev.servelab.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Breaks sentences between words. A longer word has a line of its own. */
public final class Wrap {
    /** A line of 80 columns that is full would wrap on some terminals. */
    public static final int COLUMNS = 79;

    private Wrap() {}

    /** Lines of at most {@code columns} characters. */
    public static List<String> at(int columns, String text) {
        return at(columns, text, "");
    }

    /** The same, each line after {@code indent}, which counts as characters of it. */
    public static List<String> at(int columns, String text, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(indent.length());
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Several, each of which begins a line. */
    public static List<String> at(int columns, List<String> texts) {
        return texts.stream().flatMap(text -> at(columns, text).stream()).toList();
    }

    /** One item of a list: a dash, and the lines after the first below the first. */
    public static List<String> item(int columns, String text) {
        List<String> lines = at(columns - 2, text);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> (i == 0 ? "- " : "  ") + lines.get(i)).toList();
    }
}
