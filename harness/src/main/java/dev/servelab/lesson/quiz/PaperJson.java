package dev.servelab.lesson.quiz;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * Papers and marks as JSON. Everything but {@code text} and {@code explanation} is the same in
 * every language.
 */
public final class PaperJson {
    private final PaperText text;

    /** @param text says the questions */
    public PaperJson(PaperText text) {
        this.text = text;
    }

    /**
     * {@code {"subject", "seed", "language", "questions": [{"number", "kind", "text",
     * "answer_form"}]}}; with keys also {@code "answer"} and {@code "explanation"} of each.
     */
    public String paper(Paper paper, boolean withKeys) {
        JsonObject object = head(paper);
        JsonArray questions = new JsonArray();
        for (Question question : paper.questions()) {
            JsonObject one = question(questions.size() + 1, question);
            if (withKeys) {
                one.addProperty("answer", question.key());
                one.addProperty("explanation", text.plainExplanation(question));
            }
            questions.add(one);
        }
        object.add("questions", questions);
        return print(object);
    }

    /**
     * {@code {"subject", "seed", "language", "points", "of", "questions": [{"number", "kind",
     * "text", "answer_form", "given", "answer", "right", "points"}]}}.
     */
    public String marks(Paper paper, List<Mark> marks) {
        JsonObject object = head(paper);
        object.addProperty("points", marks.stream().mapToInt(Mark::points).sum());
        object.addProperty("of", marks.size());
        JsonArray questions = new JsonArray();
        for (Mark mark : marks) {
            JsonObject one = question(mark.number(), mark.question());
            one.addProperty("given", mark.given());
            one.addProperty("answer", mark.question().key());
            one.addProperty("right", mark.right());
            one.addProperty("points", mark.points());
            questions.add(one);
        }
        object.add("questions", questions);
        return print(object);
    }

    private JsonObject head(Paper paper) {
        JsonObject object = new JsonObject();
        object.addProperty("subject", paper.subject().id());
        object.addProperty("seed", paper.seed());
        object.addProperty("language", text.language());
        return object;
    }

    private JsonObject question(int number, Question question) {
        JsonObject object = new JsonObject();
        object.addProperty("number", number);
        object.addProperty("kind", question.kind());
        object.addProperty("text", text.plain(question));
        object.addProperty("answer_form", question.form().id());
        return object;
    }

    private static String print(JsonObject object) {
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create()
                .toJson(object);
    }
}
