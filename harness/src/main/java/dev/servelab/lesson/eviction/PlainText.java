package dev.servelab.lesson.eviction;

import dev.servelab.lesson.Texts;
import dev.servelab.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** A demo as text from top to bottom, for a pipe, a file or paper. */
public final class PlainText {
    private static final int COLUMNS = 80;
    private static final String INDENT = "      ";

    private final Demo demo;
    private final Texts texts;
    private final Words words;
    private final List<String> lines = new ArrayList<>();

    private PlainText(Demo demo, Texts texts) {
        this.demo = demo;
        this.texts = texts;
        this.words = new Words(texts, demo.unit());
    }

    /** All of its lines. */
    public static List<String> of(Demo demo, Texts texts) {
        PlainText text = new PlainText(demo, texts);
        text.head();
        for (int step = 1; step <= demo.steps(); step++) {
            text.step(step);
        }
        text.lines.add("");
        text.foot();
        return List.copyOf(text.lines);
    }

    /** How it ended: counters, and what was claimed. */
    public static List<String> endOf(Demo demo, Texts texts) {
        PlainText text = new PlainText(demo, texts);
        text.foot();
        return List.copyOf(text.lines);
    }

    private void head() {
        demo.scenario().ifPresent(scenario -> {
            lines.add(texts.text(scenario.id() + ".title"));
            lines.addAll(Wrap.at(COLUMNS,
                    List.of(texts.text(scenario.id() + ".question"))));
            lines.add("");
        });
        lines.addAll(Wrap.at(COLUMNS, List.of(texts.text("requests") + ": " + String.join(" ",
                demo.script().requests().stream().map(Request::text).toList()))));
        if (demo.lanes().stream().flatMap(lane -> lane.steps().stream())
                .flatMap(step -> step.residents().stream())
                .anyMatch(each -> each.pins() > 0 || !each.mark().isEmpty()
                        || each.state() != Resident.State.CACHED)) {
            lines.addAll(Wrap.at(COLUMNS, texts.text("plain.legend")));
        }
    }

    private void step(int step) {
        Request request = demo.script().requests().get(step - 1);
        lines.add("");
        lines.add(step + ". " + request.text());
        int names = demo.lanes().stream().mapToInt(lane -> title(lane).length()).max().orElse(0);
        for (Lane lane : demo.lanes()) {
            Step now = lane.steps().get(step);
            String title = title(lane);
            lines.add("   " + title + " ".repeat(names - title.length() + 2) + contents(now)
                    + "  (" + texts.text("lane.used", demo.unit().number(now.residentBytes()),
                            demo.unit().text(lane.spec().capacityBytes()))
                    + ")");
            Wrap.at(COLUMNS - INDENT.length(), words.of(request, lane, now))
                    .forEach(line -> lines.add(INDENT + line));
        }
    }

    private void foot() {
        for (Lane lane : demo.lanes()) {
            lines.add(title(lane) + ": " + Tallies.of(lane.total(), texts));
            lines.add(INDENT + Tallies.ratios(lane.total(), texts));
        }
        if (!demo.claims().isEmpty()) {
            lines.add("");
            lines.add(texts.text("claims.hold"));
            demo.claims().forEach(claim -> lines.addAll(Wrap.item(COLUMNS, claim.in(texts))));
        }
        demo.scenario().ifPresent(scenario -> {
            lines.add("");
            lines.addAll(Wrap.at(COLUMNS, List.of(texts.text(demo.claims().isEmpty()
                    ? "claims.none"
                    : scenario.id() + ".answer"))));
        });
    }

    private String title(Lane lane) {
        return lane.spec().policy() + ", " + demo.unit().text(lane.spec().capacityBytes());
    }

    /** {@code A:20[2]} has two pins, {@code A:20~} is loading, {@code (A:20)} is doomed. */
    private String contents(Step step) {
        if (step.residents().isEmpty()) {
            return "-";
        }
        return String.join(" ", step.residents().stream().map(each -> {
            String file = each.name() + ":" + demo.unit().number(each.bytes())
                    + (each.state() == Resident.State.LOADING ? "~" : "")
                    + (each.pins() > 0 ? "[" + each.pins() + "]" : "")
                    + (each.mark().isEmpty() ? "" : "/" + each.markIn(texts));
            return each.state() == Resident.State.DOOMED ? "(" + file + ")" : file;
        }).toList());
    }
}
