package dev.servelab.lesson.threads;

import dev.servelab.lesson.Texts;
import dev.servelab.text.Wrap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Experiments for a person, in one language, at most 79 columns wide. */
public final class LiveText {
    private static final int TIMELINE_COLUMNS = 40;
    private static final String INDENT = "  ";

    private final Texts texts;

    /** In the language of that locale. */
    public LiveText(Locale locale) {
        this.texts = Texts.of(locale, "threads/demo");
    }

    /** One line for each experiment: its name and what it is about. */
    public List<String> list() {
        List<String> lines = new ArrayList<>();
        for (LiveExperiment each : LiveExperiment.values()) {
            lines.add(String.format(Locale.ROOT, "  %-15s %s", each.id(), say(each, "title")));
        }
        return lines;
    }

    /** The question. */
    public List<String> question(LiveExperiment experiment) {
        List<String> lines = new ArrayList<>();
        lines.add(experiment.id() + ": " + say(experiment, "title"));
        lines.add("");
        lines.addAll(Wrap.at(Wrap.COLUMNS, say(experiment, "question"), INDENT));
        return lines;
    }

    /** Asks for a guess. */
    public String prompt() {
        return INDENT + texts.text("guess");
    }

    /** What is predicted, as a formula in words. */
    public List<String> formula(LiveExperiment experiment) {
        return Wrap.at(Wrap.COLUMNS, say(experiment, "formula"), INDENT);
    }

    /** What is being done now. */
    public String progress(LiveExperiment experiment, String setup) {
        return experiment.id() + ": " + setup;
    }

    /** What was measured, beside what was predicted, and what is to be learned from it. */
    public List<String> result(LiveResult result) {
        if (!result.made()) {
            return Wrap.at(Wrap.COLUMNS, texts.text("lack." + result.lack()), INDENT);
        }
        List<String> lines = new ArrayList<>();
        lines.add(row("", texts.text("predicted"), texts.text("measured"), ""));
        result.runs().forEach(run -> lines.addAll(table(run)));
        lines.add("");
        lines.addAll(timeline(result));
        lines.add("");
        lines.addAll(Wrap.at(Wrap.COLUMNS, say(result.experiment(), "lesson"), INDENT));
        if (!result.agrees()) {
            lines.add("");
            lines.addAll(Wrap.at(Wrap.COLUMNS, disagreement(result.machine()), INDENT));
        }
        return lines;
    }

    /** How many figures of all experiments agree. */
    public String summary(List<LiveResult> results) {
        List<Reading> all = results.stream().flatMap(result -> result.runs().stream())
                .flatMap(run -> run.readings().stream()).toList();
        return texts.text("summary", all.stream().filter(Reading::agrees).count(), all.size());
    }

    private String say(LiveExperiment experiment, String what) {
        return texts.text(experiment.id() + "." + what, experiment.numbers().toArray());
    }

    private List<String> table(LiveRun run) {
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + run.setup());
        run.readings().forEach(reading -> lines.add(row(texts.text("what." + reading.what()),
                amount(reading.unit(), reading.predicted()),
                amount(reading.unit(), reading.measured()),
                texts.text(reading.agrees() ? "agrees" : "differs"))));
        return lines;
    }

    private static String row(String what, String predicted, String measured, String verdict) {
        return String.format(Locale.ROOT, "    %-36s %10s %10s   %s", what, predicted, measured,
                verdict).stripTrailing();
    }

    private static String amount(Reading.Unit unit, double amount) {
        return unit == Reading.Unit.SECONDS
                ? Times.seconds(amount)
                : Long.toString(Math.round(amount));
    }

    /** A line for each server: how many answers came when. */
    private List<String> timeline(LiveResult result) {
        double endS = result.runs().stream().flatMap(run -> run.answersS().stream())
                .max(Comparator.naturalOrder()).orElse(0.0);
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + texts.text("timeline", Times.seconds(endS)));
        int width = result.runs().stream().mapToInt(run -> run.setup().length()).max().orElse(0);
        for (LiveRun run : result.runs()) {
            lines.add(INDENT + INDENT + run.setup() + " ".repeat(width - run.setup().length())
                    + INDENT + marks(run.answersS(), endS));
        }
        return lines;
    }

    static String marks(List<Double> answersS, double endS) {
        int[] counts = new int[TIMELINE_COLUMNS];
        for (double answerS : answersS) {
            int column = endS == 0 ? 0 : (int) (answerS / endS * (TIMELINE_COLUMNS - 1));
            counts[column]++;
        }
        StringBuilder marks = new StringBuilder();
        for (int count : counts) {
            marks.append(count == 0 ? '.' : count > 9 ? '+' : (char) ('0' + count));
        }
        return marks.toString();
    }

    private String disagreement(Busyness machine) {
        return machine.processesShare().isEmpty() || machine.stolenShare().isEmpty()
                ? texts.text("disagrees")
                : texts.text("disagrees-busy", percent(machine.processesShare().getAsDouble()),
                        percent(machine.stolenShare().getAsDouble()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
