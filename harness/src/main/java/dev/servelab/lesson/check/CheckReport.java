package dev.servelab.lesson.check;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.servelab.custom.CustomPolicy;
import dev.servelab.custom.CustomPolicyException;
import dev.servelab.custom.Problem;
import dev.servelab.lesson.Texts;
import dev.servelab.text.Wrap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of checking a file, in words or as JSON. */
public final class CheckReport {
    static final int COLUMNS = 78;
    private final Texts texts;
    private final Path file;
    private final List<String> lines = new ArrayList<>();
    private final JsonObject json = new JsonObject();
    private @Nullable Rule rule;

    private CheckReport(Path file, Locale locale) {
        this.texts = Texts.of(locale, "check/check");
        this.file = file;
        json.addProperty("file", file.toString());
    }

    /** Of a file that was compiled and checked. */
    public static CheckReport of(Checked checked, CustomPolicy policy, Locale locale) {
        CheckReport report = new CheckReport(checked.file(), locale);
        report.json.addProperty("clean", checked.isClean());
        report.json.addProperty("seed", checked.seed());
        Finding finding = checked.finding();
        if (finding == null) {
            report.sayClean(checked);
        } else {
            report.say(finding, new Player(policy));
        }
        return report;
    }

    /** Of a file that could not be used. */
    public static CheckReport of(CustomPolicyException wrong, Path file, Locale locale) {
        CheckReport report = new CheckReport(file, locale);
        report.json.addProperty("clean", false);
        report.sayProblems(wrong.problems());
        return report;
    }

    /** For a terminal, at most 80 columns wide but for what the compiler says. */
    public List<String> lines() {
        return lines;
    }

    /** The same for programs; texts in the chosen language. */
    public JsonObject json() {
        return json;
    }

    /** The rule that is broken, as it is printed; empty if none is. */
    public String rule() {
        return rule == null ? "" : rule.id();
    }

    private void sayClean(Checked checked) {
        lines.add(file + ": " + texts.text("clean", checked.traces(), Stage.values().length,
                checked.seed()));
        JsonArray notes = new JsonArray();
        for (ManyFiles.Note note : checked.notes()) {
            String text = texts.text("note.linear", note.method(), note.files(), note.steps());
            notes.add(text);
            lines.addAll(Wrap.at(COLUMNS, text, "  "));
        }
        json.add("notes", notes);
    }

    private void sayProblems(List<Problem> problems) {
        head(Rule.DOES_NOT_COMPILE);
        JsonArray all = new JsonArray();
        for (Problem problem : problems) {
            String hint = texts.text("hint." + problem.hint(), problem.argument());
            String line = hint.isEmpty()
                    ? problem.at(file)
                    : problem.at(file) + " (" + hint + ")";
            lines.add("  " + line);
            all.add(line);
        }
        json.add("problems", all);
    }

    private void say(Finding finding, Player player) {
        head(finding.rule());
        Trace trace = finding.trace();
        TraceTable table = trace == null ? null : TraceTable.of(trace, player, texts);
        if (trace != null && table != null) {
            lines.addAll(TraceLines.of(trace, table, texts));
            json.add("trace", TraceLines.json(trace, table));
        }
        String said = said(finding, table);
        json.addProperty("said", said);
        lines.add("");
        lines.addAll(Wrap.at(COLUMNS, said, "  "));
        if (table != null && finding.method().equals("victim")
                && finding.rule().wantsAnotherVictim()) {
            lines.add("  " + expected(table));
        }
        explain("why", finding.rule());
        explain("fix", finding.rule());
    }

    private void head(Rule broken) {
        rule = broken;
        json.addProperty("rule", broken.id());
        json.addProperty("title", texts.text("title." + broken));
        lines.add(file + ": " + broken.id());
        lines.addAll(Wrap.at(COLUMNS, texts.text("title." + broken), "  "));
    }

    private String said(Finding finding, @Nullable TraceTable table) {
        String said = texts.text(finding.said(), finding.arguments().toArray());
        if (table != null) {
            said = texts.text("in-step", table.rows().size(), said);
        } else if (finding.method().isEmpty()) {
            said = said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
        }
        if (finding.rule() == Rule.MANY_FILES) {
            said = texts.text("with-files", finding.arguments().getLast(), said);
        }
        if (finding.line() > 0) {
            json.addProperty("line", finding.line());
            said = said + " " + texts.text("at-line", file.getFileName(), finding.line());
        }
        return said;
    }

    private String expected(TraceTable table) {
        String files = table.expected().isEmpty() ? "NONE" : String.join(", ", table.expected());
        json.addProperty("expected", files);
        return texts.text(table.expected().size() > 1 ? "expected.one-of" : "expected", files);
    }

    private void explain(String key, Rule broken) {
        String text = texts.text(key + "." + broken);
        json.addProperty(key, text);
        lines.add("");
        lines.addAll(Wrap.at(COLUMNS, texts.text(key, text), "  "));
    }
}
