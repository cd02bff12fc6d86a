package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a trace: {@code A:10} asks for file A of 10 bytes, {@code A} for the same again;
 * {@code A:10+} begins a transfer that lasts, {@code A-} ends the one that began first.
 *
 * @param kind what happens
 * @param bytes the file's length
 * @param first whether the file is named for the first time
 */
record Step(Kind kind, String name, int bytes, boolean first) {
    enum Kind {
        /** Asked for, and sent at once. */
        GET,
        /** Asked for by a slow reader. */
        BEGIN,
        /** A slow reader has it all. */
        END
    }

    String text() {
        return switch (kind) {
            case GET -> first ? name + ":" + bytes : name;
            case BEGIN -> first ? name + ":" + bytes + "+" : name + "+";
            case END -> name + "-";
        };
    }

    /** Requests for these letters, a byte each: for caches that count files. */
    static List<Step> ofLetters(List<String> letters) {
        return letters.stream().map(each -> new Step(Kind.GET, each, 1, false)).toList();
    }

    /** As they stand on a paper, in lines of at most so many columns. */
    static List<String> lines(List<Step> steps, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Step step : steps) {
            String text = step.text();
            if (!line.isEmpty() && line.length() + 2 + text.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : "  ").append(text);
        }
        lines.add(line.toString());
        return lines;
    }
}
