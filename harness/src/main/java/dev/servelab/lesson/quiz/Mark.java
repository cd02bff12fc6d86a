package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.List;

/**
 * What one answer is worth.
 *
 * @param number of the question, from 1
 * @param given as it was written; empty if nothing was
 * @param right whether it is the key
 */
public record Mark(int number, Question question, String given, boolean right) {
    /** One for a right answer. */
    public int points() {
        return right ? 1 : 0;
    }

    /** Marks a paper. Questions without an answer are not right. */
    public static List<Mark> of(Paper paper, List<String> answers) {
        List<Mark> marks = new ArrayList<>();
        for (Question question : paper.questions()) {
            int number = marks.size() + 1;
            String given = number <= answers.size() ? answers.get(number - 1).strip() : "";
            marks.add(new Mark(number, question, given, question.accepts(given)));
        }
        return marks;
    }
}
