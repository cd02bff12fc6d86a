package dev.servelab.cli;

import dev.servelab.lesson.quiz.Mark;
import dev.servelab.lesson.quiz.Paper;
import dev.servelab.lesson.quiz.PaperText;
import dev.servelab.lesson.quiz.Question;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a paper's questions one by one, and says at once what each answer is worth. */
final class QuizDialogue {
    private static final String PROMPT = " > ";

    private final PrintWriter out;
    private final Keyboard keyboard;
    private final PaperText text;

    QuizDialogue(PrintWriter out, Keyboard keyboard, PaperText text) {
        this.out = out;
        this.keyboard = keyboard;
        this.text = text;
    }

    /** Asks until the paper is done or nothing more is typed; what is left then is not answered. */
    void run(Paper paper) throws IOException {
        text.head(paper).forEach(out::println);
        List<String> answers = new ArrayList<>();
        boolean ended = false;
        while (!ended && answers.size() < paper.questions().size()) {
            Question question = paper.questions().get(answers.size());
            out.println();
            text.question(answers.size() + 1, question).forEach(out::println);
            out.println();
            String answer = answer(question);
            ended = answer == null;
            if (answer != null) {
                answers.add(answer);
                out.println();
                text.mark(Mark.of(paper, answers).get(answers.size() - 1))
                        .forEach(out::println);
            }
        }
        out.println();
        out.println(text.points(Mark.of(paper, answers)));
    }

    /** What was typed, once it is an answer; an empty line passes the question over. */
    private @Nullable String answer(Question question) throws IOException {
        while (true) {
            out.print("    " + text.form(question) + PROMPT);
            out.flush();
            String typed = keyboard.line();
            if (typed == null || typed.isBlank()
                    || question.form().canonical(typed).isPresent()) {
                return typed;
            }
            out.println(text.notUnderstood(question));
        }
    }
}
