package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers in a file: a line for each question, in order, or {@code NUMBER: ANSWER} in any order. A
 * line that begins with {@code #} is passed over; an empty one is no answer.
 */
public final class Answers {
    private static final Pattern NUMBERED = Pattern.compile("\\s*([0-9]{1,3})\\s*[:)]\\s*(.*)");

    private Answers() {}

    /**
     * Reads the lines of such a file.
     *
     * @param count of questions
     * @throws IllegalArgumentException with one line that says which line is wrong
     */
    public static List<String> read(List<String> lines, int count) {
        List<String> answers = new ArrayList<>(Collections.nCopies(count, ""));
        int next = 1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                continue;
            }
            Matcher numbered = NUMBERED.matcher(line);
            int number = numbered.matches() ? Integer.parseInt(numbered.group(1)) : next;
            String answer = numbered.matches() ? numbered.group(2) : line;
            if (number >= 1 && number <= count) {
                answers.set(number - 1, answer.strip());
            } else if (!answer.isBlank()) {
                throw new IllegalArgumentException("line " + (i + 1) + ": there is no question "
                        + number + " among " + count);
            }
            next = number + 1;
        }
        return answers;
    }
}
