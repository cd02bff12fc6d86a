package dev.servelab.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text between words. */
final class Wrap {
    private Wrap() {}

    /** Lines of at most {@code columns} characters; a longer word has a line of its own. */
    static List<String> at(int columns, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
