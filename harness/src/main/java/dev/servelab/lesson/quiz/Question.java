package dev.servelab.lesson.quiz;

import java.util.List;

/**
 * One question and its key, in no language yet.
 *
 * @param kind which sort of question it is
 * @param body what is asked
 * @param form how the answer is written
 * @param key the one right answer, in canonical form
 * @param explanation why it is right
 */
public record Question(String kind, List<Block> body, AnswerForm form, String key,
        List<Block> explanation) {
    public Question {
        body = List.copyOf(body);
        explanation = List.copyOf(explanation);
        if (!form.canonical(key).orElse("").equals(key)) {
            throw new IllegalArgumentException(kind + ": '" + key + "' is no " + form.id());
        }
    }

    /** Whether that is the answer. */
    public boolean accepts(String given) {
        return form.canonical(given).filter(key::equals).isPresent();
    }
}
