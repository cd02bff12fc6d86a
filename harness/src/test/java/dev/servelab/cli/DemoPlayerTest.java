package dev.servelab.cli;

import dev.servelab.lesson.Texts;
import dev.servelab.lesson.eviction.Demo;
import dev.servelab.lesson.eviction.Frame;
import dev.servelab.lesson.eviction.Scenario;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoPlayerTest {
    private static final Texts ENGLISH = Texts.of(Locale.ENGLISH, Demo.TEXTS);

    /** Someone who presses keys, and notes what is shown. */
    private static final class Reader implements Screen {
        final Deque<Key> keys;
        final int rows;
        final List<List<String>> shown = new ArrayList<>();
        int columns = 80;

        Reader(int rows, Key... keys) {
            this.rows = rows;
            this.keys = new ArrayDeque<>(List.of(keys));
        }

        @Override
        public int columns() {
            return columns;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public void show(List<String> lines, String keyNames) {
            assertThat(lines).hasSizeLessThanOrEqualTo(rows);
            assertThat(keyNames).contains("q: quit");
            shown.add(List.copyOf(lines));
        }

        @Override
        public Key next() {
            Key key = keys.remove();
            columns = key == Key.RESIZED ? 120 : columns;
            return key;
        }

        @Override
        public void close() {}

        List<String> steps() {
            return shown.stream().map(rows -> rows.getFirst().replaceAll(".* step ", "step "))
                    .toList();
        }
    }

    @Test
    void run_keys_goOnAndBackAndNoFurther() throws Exception {
        Reader reader = new Reader(60, Key.BACK, Key.ON, Key.ON, Key.BACK, Key.LAST, Key.ON,
                Key.FIRST, Key.OTHER, Key.QUIT);

        play(reader, true);

        assertThat(reader.steps()).containsExactly("step 0 of 12", "step 0 of 12",
                "step 1 of 12", "step 2 of 12", "step 1 of 12", "step 12 of 12", "step 12 of 12",
                "step 0 of 12", "step 0 of 12");
        assertThat(reader.shown.get(5)).anyMatch(row -> row.contains(
                "fifo has 3 hits with room for 3 files, and 2 with room for 4"));
    }

    @Test
    void run_resized_isDrawnAnew() throws Exception {
        Reader reader = new Reader(60, Key.ON, Key.RESIZED, Key.QUIT);

        play(reader, true);

        assertThat(reader.shown.get(1).getFirst()).hasSize(80);
        assertThat(reader.shown.get(2).getFirst()).hasSize(120);
    }

    /** Six rows: what does not fit is reached by up and down; the end shows its claims. */
    @Test
    void run_smallWindow_scrolls() throws Exception {
        Reader reader = new Reader(6, Key.DOWN, Key.DOWN, Key.UP, Key.LAST, Key.FIRST, Key.QUIT);

        play(reader, true);

        List<String> all = new Frame(demo(), ENGLISH, 80, true).rows(0, Frame.Looks.PLAIN);
        assertThat(reader.shown.get(1)).isEqualTo(all.subList(1, 7));
        assertThat(reader.shown.get(3)).isEqualTo(all.subList(1, 7));
        assertThat(String.join(" ", reader.shown.get(4))).contains("never loses a hit");
        assertThat(reader.shown.get(5)).isEqualTo(all.subList(0, 6));
    }

    /** Where there are no single keys, Enter goes on and past the end. */
    @Test
    void run_byLines_endsAfterTheLastStep() throws Exception {
        StringWriter out = new StringWriter();
        Screen lines = new LineScreen(new BufferedReader(new StringReader(
                "\n\nb\n" + "\n".repeat(13) + "never read")), new PrintWriter(out), 80);

        play(lines, false);

        assertThat(out.toString()).contains("step 1 of 12", "step 12 of 12",
                "Enter: on   b: back   q: quit >").doesNotContain("\033");
        assertThat(out.toString().split("step 1 of 12", -1)).hasSize(3);
    }

    private static Demo demo() throws Exception {
        return Demo.of(Scenario.BELADY);
    }

    private static void play(Screen screen, boolean raw) throws Exception {
        new DemoPlayer(demo(), ENGLISH, screen, raw, Frame.Looks.PLAIN, true).run();
    }
}
