package dev.servelab.lesson.check;

import java.util.ArrayList;
import java.util.List;

/** Words in lines of a terminal. */
final class Paragraph {
    private static final int COLUMNS = 78;

    private Paragraph() {}

    /** Breaks between words; a word that is longer than a line stands alone. */
    static List<String> of(String text, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
