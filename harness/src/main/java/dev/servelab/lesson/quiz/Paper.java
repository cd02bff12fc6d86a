package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.List;

/**
 * A seeded paper: the same seed gives the same questions, in every language.
 *
 * @param seed a student's number, for example
 */
public record Paper(Subject subject, long seed, List<Question> questions) {
    /** More than so many nobody answers. */
    public static final int MOST_QUESTIONS = 100;

    public Paper {
        questions = List.copyOf(questions);
    }

    /**
     * Draws one. Every kind of question comes once before any comes again; a shorter paper of a
     * seed is the beginning of a longer one.
     *
     * @param count 1 to {@link #MOST_QUESTIONS}
     */
    public static Paper draw(Subject subject, long seed, int count) {
        if (count < 1 || count > MOST_QUESTIONS) {
            throw new IllegalArgumentException(
                    count + " questions: 1 to " + MOST_QUESTIONS + " are possible");
        }
        List<Question> questions = new ArrayList<>();
        List<QuestionKind> kinds = List.of();
        for (int i = 0; i < count; i++) {
            int place = i % subject.kinds().size();
            if (place == 0) {
                kinds = new Dice(seed, -1 - i).shuffled(subject.kinds());
            }
            questions.add(kinds.get(place).make(new Dice(seed, i)));
        }
        return new Paper(subject, seed, questions);
    }
}
