package dev.servelab.lesson.eviction;

import dev.servelab.lesson.Texts;
import dev.servelab.lesson.eviction.Canvas.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a cache holds, drawn as boxes whose widths are in proportion to their bytes, as far as
 * characters allow: next victim first, then what is free, then what is doomed. Below each stands
 * how many pins it has.
 */
final class Boxes {
    /** Border, name, size, border, pins. */
    static final int HEIGHT = 5;
    /** A border and a character. */
    private static final int LEAST_COLUMNS = 2;

    private final Lines lines;
    private final ByteUnit unit;
    private final Canvas canvas;
    private final Texts texts;

    /** What boxes are drawn with. */
    enum Lines {
        UNICODE("┌─┬┐│·└┴┘▲"), ASCII("+-++|.+++^");

        private final String characters;

        Lines(String characters) {
            this.characters = characters;
        }

        String topLeft() {
            return at(0);
        }

        String across() {
            return at(1);
        }

        String topBetween() {
            return at(2);
        }

        String topRight() {
            return at(3);
        }

        String down() {
            return at(4);
        }

        String free() {
            return at(5);
        }

        String bottomLeft() {
            return at(6);
        }

        String bottomBetween() {
            return at(7);
        }

        String bottomRight() {
            return at(8);
        }

        String up() {
            return at(9);
        }

        private String at(int index) {
            return characters.substring(index, index + 1);
        }
    }

    private Boxes(Lines lines, ByteUnit unit, Canvas canvas, Texts texts) {
        this.texts = texts;
        this.lines = lines;
        this.unit = unit;
        this.canvas = canvas;
    }

    static Canvas draw(Lane lane, Step step, ByteUnit unit, int width, Lines lines,
            Texts texts) {
        Boxes boxes = new Boxes(lines, unit, new Canvas(width), texts);
        boxes.draw(step, lane.spec().capacityBytes(), lane.next(step));
        return boxes.canvas;
    }

    private void draw(Step step, long capacityBytes, Optional<Resident> next) {
        List<Resident> found = step.residents().stream()
                .filter(each -> each.state() != Resident.State.DOOMED).toList();
        List<Resident> doomed = step.residents().stream()
                .filter(each -> each.state() == Resident.State.DOOMED).toList();
        int[] widths = widths(step.residents(), capacityBytes, canvas.width() - 1);
        int column = 0;
        frame();
        for (int i = 0; i < found.size(); i++) {
            box(found.get(i), column, widths[i]);
            if (next.equals(Optional.of(found.get(i)))) {
                canvas.put(HEIGHT - 1, column + 1, lines.up(), Style.WARN);
            }
            column += widths[i];
        }
        int doomedFrom = canvas.width() - 1;
        for (int i = doomed.size() - 1; i >= 0; i--) {
            int index = step.residents().indexOf(doomed.get(i));
            doomedFrom -= widths[index];
            box(doomed.get(i), doomedFrom, widths[index]);
        }
        free(column, doomedFrom);
    }

    private void frame() {
        int right = canvas.width() - 1;
        String rule = lines.across().repeat(right - 1);
        canvas.put(0, 0, lines.topLeft() + rule + lines.topRight(), Style.SOFT);
        canvas.put(1, 0, lines.down(), Style.SOFT);
        canvas.put(1, right, lines.down(), Style.SOFT);
        canvas.put(2, 0, lines.down(), Style.SOFT);
        canvas.put(2, right, lines.down(), Style.SOFT);
        canvas.put(3, 0, lines.bottomLeft() + rule + lines.bottomRight(), Style.SOFT);
        canvas.put(4, 0, "", Style.PLAIN);
    }

    private void box(Resident resident, int column, int width) {
        if (width < LEAST_COLUMNS) {
            return; // more files than characters
        }
        for (int border : List.of(column, column + width)) {
            if (border > 0 && border < canvas.width() - 1) {
                canvas.put(0, border, lines.topBetween(), Style.SOFT);
                canvas.put(1, border, lines.down(), Style.SOFT);
                canvas.put(2, border, lines.down(), Style.SOFT);
                canvas.put(3, border, lines.bottomBetween(), Style.SOFT);
            }
        }
        int inner = width - 1;
        Style style = switch (resident.state()) {
            case CACHED -> Style.STRONG;
            case LOADING -> Style.SOFT;
            case DOOMED -> Style.BAD;
        };
        canvas.put(1, column + 1, cut(resident.name(), inner), style);
        canvas.put(2, column + 1, cut(sign(resident) + unit.number(resident.bytes()), inner),
                resident.state() == Resident.State.DOOMED ? Style.BAD : Style.PLAIN);
        note(resident, column, width);
    }

    /** What is said below a box: cut at its left, because the pins stand at the right. */
    private void note(Resident resident, int column, int width) {
        String state = switch (resident.state()) {
            case DOOMED -> texts.text("mark.doomed");
            case LOADING -> texts.text("mark.loading");
            case CACHED -> resident.markIn(texts);
        };
        String note = (state + (resident.pins() > 0 ? " *" + resident.pins() : "")).strip();
        int room = Math.max(0, width - 2);
        String fits = note.length() <= room ? note : note.substring(note.length() - room);
        canvas.put(HEIGHT - 1, column + width - fits.length(), fits, Style.WARN);
    }

    private static String sign(Resident resident) {
        return resident.state() == Resident.State.LOADING ? "~" : "";
    }

    private void free(int from, int to) {
        int inner = to - from - 1;
        if (inner > 0) {
            canvas.put(1, from + 1, lines.free().repeat(inner), Style.SOFT);
            canvas.put(2, from + 1, lines.free().repeat(inner), Style.SOFT);
        }
    }

    private static String cut(String text, int columns) {
        return text.length() <= columns ? text : text.substring(0, columns);
    }

    /** In proportion, but each wide enough for a character, and all together no wider than that. */
    static int[] widths(List<Resident> residents, long capacityBytes, int columns) {
        int[] widths = residents.stream().mapToInt(each -> Math.max(LEAST_COLUMNS,
                (int) Math.round((double) each.bytes() * columns / capacityBytes))).toArray();
        int total = 0;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            total += widths[i];
            order.add(i);
        }
        while (total > columns) {
            int widest = order.stream().max((a, b) -> Integer.compare(widths[a], widths[b]))
                    .orElseThrow();
            widths[widest]--;
            total--;
        }
        return widths;
    }
}
