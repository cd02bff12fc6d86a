package dev.servelab.lesson;

import java.util.ArrayList;
import java.util.List;

/** Sentences in lines for a terminal or for paper. */
public final class Wrap {
    /** A line of 80 columns that is full would wrap on some terminals. */
    public static final int COLUMNS = 79;

    private Wrap() {}

    /**
     * Breaks a text between words into lines of at most {@link #COLUMNS}; a longer word stands on a
     * line of its own.
     *
     * @param indent before each line
     */
    public static List<String> lines(String text, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.length() == indent.length() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
