package dev.servelab.lesson.eviction;

import dev.servelab.cache.Outcome;
import dev.servelab.lesson.Texts;
import dev.servelab.lesson.eviction.Canvas.Style;
import dev.servelab.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One step of a demo as a screen: the requests with the current one marked, and below them the
 * caches, side by side as far as there is room. A cache's place does not depend on the step, so
 * that nothing jumps.
 */
public final class Frame {
    /** How a terminal takes characters and colours. */
    public enum Looks {
        COLOURS, NO_COLOURS, PLAIN
    }

    /** Narrower, names and sentences would be hard to read. */
    private static final int LANE_COLUMNS = 38;
    private static final int GAP = 3;
    private static final int HEAD = 3;

    private final Demo demo;
    private final Texts texts;
    private final Words words;
    private final Boxes.Lines lines;
    private final int columns;
    private final int lanesInRow;
    private final int laneColumns;

    /**
     * @param columns how many characters fit on a line
     * @param unicode whether boxes may be drawn with more than ASCII
     */
    public Frame(Demo demo, Texts texts, int columns, boolean unicode) {
        this.demo = demo;
        this.texts = texts;
        this.words = new Words(texts, demo.unit());
        this.lines = unicode ? Boxes.Lines.UNICODE : Boxes.Lines.ASCII;
        this.columns = columns;
        this.lanesInRow = Math.clamp((columns + GAP) / (LANE_COLUMNS + GAP), 1,
                demo.lanes().size());
        this.laneColumns = (columns - GAP * (lanesInRow - 1)) / lanesInRow;
    }

    /** The screen after that many requests, row by row. */
    public List<String> rows(int step, Looks looks) {
        Canvas canvas = draw(step);
        return looks == Looks.PLAIN ? canvas.plain() : canvas.styled(looks == Looks.COLOURS);
    }

    private Canvas draw(int step) {
        Canvas canvas = new Canvas(columns);
        head(canvas, step);
        int top = HEAD;
        for (int first = 0; first < demo.lanes().size(); first += lanesInRow) {
            int last = Math.min(first + lanesInRow, demo.lanes().size());
            List<Lane> row = demo.lanes().subList(first, last);
            int sentences = row.stream().mapToInt(this::sentenceLines).max().orElse(0);
            for (int i = 0; i < row.size(); i++) {
                canvas.put(top, i * (laneColumns + GAP), lane(row.get(i), step, sentences));
            }
            top = canvas.height() + 1;
        }
        if (step == demo.steps()) {
            claims(canvas);
        }
        return canvas;
    }

    private void head(Canvas canvas, int step) {
        String title = demo.scenario().map(each -> texts.text(each.id() + ".title"))
                .orElse(texts.text("requests"));
        String position = texts.text("step", step, demo.steps());
        canvas.put(0, 0, title, Style.STRONG);
        canvas.put(0, columns - position.length(), position, Style.SOFT);
        requests(canvas, step);
        canvas.put(2, 0, "", Style.PLAIN);
    }

    /** The current request stays in sight: those long before it leave to the left. */
    private void requests(Canvas canvas, int step) {
        int[] starts = new int[demo.steps() + 1];
        for (int i = 0; i < demo.steps(); i++) {
            starts[i + 1] = starts[i] + demo.script().requests().get(i).text().length() + 1;
        }
        int from = 0;
        while (step > 0 && starts[step] - starts[from] > columns / 2
                && starts[demo.steps()] - starts[from] > columns) {
            from++;
        }
        for (int i = from; i < demo.steps(); i++) {
            canvas.put(1, starts[i] - starts[from], demo.script().requests().get(i).text(),
                    i + 1 == step ? Style.CURRENT : i < step ? Style.SOFT : Style.PLAIN);
        }
    }

    private Canvas lane(Lane lane, int index, int sentences) {
        Step step = lane.steps().get(index);
        Canvas canvas = new Canvas(laneColumns);
        String title = texts.text("lane.title", lane.spec().policy(),
                demo.unit().text(lane.spec().capacityBytes()));
        canvas.put(0, 0, title, Style.STRONG);
        outcome(canvas, step);
        canvas.put(1, 0, Boxes.draw(lane, step, demo.unit(), laneColumns, lines, texts));
        List<String> said = said(lane, index);
        for (int i = 0; i < sentences; i++) {
            canvas.put(1 + Boxes.HEIGHT + i, 0, i < said.size() ? said.get(i) : "", Style.PLAIN);
        }
        int below = 1 + Boxes.HEIGHT + sentences;
        List<String> tallies = Wrap.at(laneColumns,
                List.of(Tallies.of(step.counters(), texts)));
        for (int i = 0; i < tallyLines(lane); i++) {
            canvas.put(below + i, 0, i < tallies.size() ? tallies.get(i) : "", Style.SOFT);
        }
        return canvas;
    }

    private void outcome(Canvas canvas, Step step) {
        Optional<Outcome> outcome = step.outcome();
        if (outcome.isPresent()) {
            String word = texts.text("outcome." + outcome.get().id()).toUpperCase(Locale.ROOT);
            canvas.put(0, laneColumns - word.length(), word, switch (outcome.get()) {
                case HIT, SHARED_MISS -> Style.GOOD;
                case MISS -> Style.BAD;
                case BYPASS, LOOKED_UP -> Style.WARN;
            });
        }
    }

    private List<String> said(Lane lane, int index) {
        if (index == 0) {
            return List.of(texts.text("start"));
        }
        Request request = demo.script().requests().get(index - 1);
        return Wrap.at(laneColumns, words.of(request, lane, lane.steps().get(index)));
    }

    private int sentenceLines(Lane lane) {
        int most = 0;
        for (int i = 0; i < lane.steps().size(); i++) {
            most = Math.max(most, said(lane, i).size());
        }
        return most;
    }

    private int tallyLines(Lane lane) {
        return Wrap.at(laneColumns, List.of(Tallies.of(lane.total(), texts))).size();
    }

    private void claims(Canvas canvas) {
        List<String> said = new ArrayList<>();
        demo.claims().forEach(claim -> said.addAll(Wrap.item(columns, claim.in(texts))));
        demo.scenario().ifPresent(each -> said.addAll(
                Wrap.at(columns, List.of(texts.text(each.id() + ".answer")))));
        int row = canvas.height() + 1;
        for (String line : said) {
            canvas.put(row, 0, line, Style.PLAIN);
            row++;
        }
    }
}
