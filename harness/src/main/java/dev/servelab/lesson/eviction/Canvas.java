package dev.servelab.lesson.eviction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Characters in rows and columns, each with a style; rows are added as they are written to. */
final class Canvas {
    /** How a character is shown, where the terminal can. */
    enum Style {
        PLAIN("", ""),
        STRONG("1", "1"),
        SOFT("2", "2"),
        CURRENT("7", "7"),
        GOOD("32", "1"),
        BAD("31", "1"),
        WARN("33", "");

        private final String code;
        private final String withoutColour;

        Style(String code, String withoutColour) {
            this.code = code;
            this.withoutColour = withoutColour;
        }
    }

    private static final String ESCAPE = "\033[";

    private final int width;
    private final List<char[]> rows = new ArrayList<>();
    private final List<Style[]> styles = new ArrayList<>();

    Canvas(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    int height() {
        return rows.size();
    }

    /** Writes from a place on; what does not fit into the row is cut off. */
    void put(int row, int column, String text, Style style) {
        while (rows.size() <= row) {
            char[] blank = new char[width];
            Arrays.fill(blank, ' ');
            rows.add(blank);
            Style[] plain = new Style[width];
            Arrays.fill(plain, Style.PLAIN);
            styles.add(plain);
        }
        for (int i = 0; i < text.length(); i++) {
            int at = column + i;
            if (at >= 0 && at < width) {
                rows.get(row)[at] = text.charAt(i);
                styles.get(row)[at] = style;
            }
        }
    }

    /** Copies another canvas to a place. */
    void put(int row, int column, Canvas other) {
        for (int y = 0; y < other.height(); y++) {
            put(row + y, 0, "", Style.PLAIN);
            for (int x = 0; x < other.width && column + x < width; x++) {
                rows.get(row + y)[column + x] = other.rows.get(y)[x];
                styles.get(row + y)[column + x] = other.styles.get(y)[x];
            }
        }
    }

    /** The rows without styles and without blanks at their ends. */
    List<String> plain() {
        return rows.stream().map(row -> new String(row).stripTrailing()).toList();
    }

    /** The rows with styles as ANSI sequences. */
    List<String> styled(boolean colours) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            lines.add(styled(rows.get(row), styles.get(row), colours));
        }
        return lines;
    }

    private static String styled(char[] row, Style[] styles, boolean colours) {
        StringBuilder line = new StringBuilder();
        String last = "";
        for (int i = 0; i < row.length; i++) {
            String code = colours ? styles[i].code : styles[i].withoutColour;
            if (!code.equals(last)) {
                line.append(ESCAPE).append("0m");
                line.append(code.isEmpty() ? "" : ESCAPE + code + "m");
                last = code;
            }
            line.append(row[i]);
        }
        return line.append(last.isEmpty() ? "" : ESCAPE + "0m").toString().stripTrailing();
    }
}
