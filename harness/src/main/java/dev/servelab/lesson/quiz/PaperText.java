package dev.servelab.lesson.quiz;

import dev.servelab.lesson.Texts;
import dev.servelab.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Papers, keys and marks as text in one language, at most 79 columns wide. */
public final class PaperText {
    private static final String INDENT = "    ";
    private static final String DEEPER = "       ";

    private final Texts texts;

    /** In the language of that locale. */
    public PaperText(Locale locale) {
        this.texts = Texts.of(locale, "quiz/quiz");
    }

    /** {@code en} or {@code pt}. */
    public String language() {
        return texts.language();
    }

    /** The head of a paper: what it is, and how it is written. */
    public List<String> head(Paper paper) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.text("title." + paper.subject().id(), paper.seed(),
                paper.questions().size()));
        lines.add("");
        lines.addAll(Wrap.at(Wrap.COLUMNS, texts.text("preface." + paper.subject().id())));
        return lines;
    }

    /** A line for the name, on paper. */
    public String nameLine() {
        return texts.text("name-line");
    }

    /** A question, with its number, from 1. */
    public List<String> question(int number, Question question) {
        List<String> lines = new ArrayList<>(blocks(question.body(), INDENT));
        lines.set(0, numbered(number, lines.getFirst()));
        return lines;
    }

    /** How its answer is to be written. */
    public String form(Question question) {
        return texts.text("form." + question.form().id());
    }

    /** Where the answer goes, on paper. */
    public String answerLine(Question question) {
        return INDENT + texts.text("answer-line", form(question));
    }

    /** The key of a question and why it is right, below the question. */
    public List<String> key(Question question) {
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + texts.text("key", question.key()));
        lines.addAll(explanation(question));
        return lines;
    }

    /** The same, alone, with the question's number. */
    public List<String> key(int number, Question question) {
        List<String> lines = key(question);
        lines.set(0, numbered(number, lines.getFirst()));
        return lines;
    }

    /** What a marked answer comes to; with the key and why it is right, where it is not. */
    public List<String> mark(Mark mark) {
        String key = mark.question().key();
        if (mark.right()) {
            return List.of(numbered(mark.number(), texts.text("right", mark.given())));
        }
        List<String> lines = new ArrayList<>();
        lines.add(numbered(mark.number(), mark.given().isEmpty()
                ? texts.text("not-answered", key)
                : texts.text("wrong", mark.given(), key)));
        lines.addAll(explanation(mark.question()));
        return lines;
    }

    /** What to say to one who has typed what is no answer. */
    public String notUnderstood(Question question) {
        return INDENT + texts.text("not-understood", form(question));
    }

    /** What was reached. */
    public String points(List<Mark> marks) {
        return texts.text("points", marks.stream().mapToInt(Mark::points).sum(), marks.size());
    }

    /** A question as one text, for JSON. */
    public String plain(Question question) {
        return String.join("\n", blocks(question.body(), "")).strip();
    }

    /** Why the key is right, as one text. */
    public String plainExplanation(Question question) {
        return String.join("\n", blocks(question.explanation(), "")).strip();
    }

    private static String numbered(int number, String line) {
        String prefix = number + ".";
        return prefix + " ".repeat(Math.max(1, INDENT.length() - prefix.length()))
                + line.stripLeading();
    }

    private List<String> explanation(Question question) {
        List<String> lines = new ArrayList<>();
        if (!(question.explanation().getFirst() instanceof Block.Say)) {
            lines.add("");
        }
        lines.addAll(blocks(question.explanation(), INDENT));
        return lines;
    }

    private List<String> blocks(List<Block> blocks, String indent) {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            boolean shown = !(block instanceof Block.Say);
            if (shown && !lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(lines(block, indent));
            if (shown) {
                lines.add("");
            }
        }
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private List<String> lines(Block block, String indent) {
        return switch (block) {
            case Block.Say say ->
                Wrap.at(Wrap.COLUMNS, texts.text(say.key(), say.arguments().toArray()), indent);
            case Block.Show show -> show.lines().stream().map(line -> DEEPER + line).toList();
            case Block.Table table -> table(table);
        };
    }

    private List<String> table(Block.Table table) {
        List<List<String>> all = new ArrayList<>();
        all.add(table.heads().stream().map(texts::text).toList());
        all.addAll(table.rows());
        int[] widths = new int[table.heads().size()];
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return all.stream().map(row -> row(row, widths)).toList();
    }

    private static String row(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(DEEPER);
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
