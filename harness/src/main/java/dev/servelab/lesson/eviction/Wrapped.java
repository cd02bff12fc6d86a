package dev.servelab.lesson.eviction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sentences broken into lines between words; each begins a line. */
final class Wrapped {
    private Wrapped() {}

    /** What is longer than {@code columns} within one word is cut by whoever draws it. */
    static List<String> at(int columns, List<String> sentences) {
        List<String> lines = new ArrayList<>();
        for (String sentence : sentences) {
            StringBuilder line = new StringBuilder();
            for (String word : sentence.split(" ", -1)) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** One item of a list: a dash, and the lines after the first below the first. */
    static List<String> item(int columns, String sentence) {
        List<String> lines = at(columns - 2, List.of(sentence));
        return IntStream.range(0, lines.size())
                .mapToObj(i -> (i == 0 ? "- " : "  ") + lines.get(i)).toList();
    }
}
