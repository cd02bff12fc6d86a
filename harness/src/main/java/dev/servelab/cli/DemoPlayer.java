package dev.servelab.cli;

import dev.servelab.lesson.Texts;
import dev.servelab.lesson.eviction.Demo;
import dev.servelab.lesson.eviction.Frame;
import dev.servelab.lesson.eviction.PlainText;
import dev.servelab.report.Glyphs;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Leafs through a demo by keys, forwards and backwards. One thread. */
final class DemoPlayer {
    private final Demo demo;
    private final Texts texts;
    private final Screen screen;
    private final Frame.Looks looks;
    private final boolean unicode;
    private final boolean raw;
    private int step;
    /** The first row that is shown, where not all of them fit. */
    private int top;

    DemoPlayer(Demo demo, Texts texts, Screen screen, boolean raw, Frame.Looks looks,
            boolean unicode) {
        this.demo = demo;
        this.texts = texts;
        this.screen = screen;
        this.raw = raw;
        this.looks = looks;
        this.unicode = unicode;
    }

    /** Plays on the process's own terminal; what is left on it afterwards is how it ended. */
    static void play(Demo demo, Texts texts, Streams streams) throws InterruptedException {
        Optional<Screen> raw = RawScreen.open(streams.out());
        boolean colours = System.getenv("NO_COLOR") == null;
        try (Screen screen = raw.orElseGet(() -> new LineScreen(
                new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in),
                        StandardCharsets.UTF_8)),
                streams.out(), streams.terminal().columns()))) {
            Frame.Looks looks = raw.isEmpty()
                    ? Frame.Looks.PLAIN
                    : colours ? Frame.Looks.COLOURS : Frame.Looks.NO_COLOURS;
            new DemoPlayer(demo, texts, screen, raw.isPresent(), looks,
                    Glyphs.ofTerminal() == Glyphs.UNICODE).run();
        }
        streams.out().println();
        PlainText.endOf(demo, texts).forEach(streams.out()::println);
    }

    /** Until somebody quits, or goes on from the end where there is only one key for that. */
    void run() throws InterruptedException {
        boolean over = false;
        while (!over) {
            show();
            Key key = screen.next();
            over = key == Key.QUIT || (!raw && key == Key.ON && step == demo.steps());
            act(key);
        }
    }

    private void act(Key key) {
        int before = step;
        switch (key) {
            case ON -> step = Math.min(step + 1, demo.steps());
            case BACK -> step = Math.max(step - 1, 0);
            case FIRST -> step = 0;
            case LAST -> step = demo.steps();
            case UP -> top--;
            case DOWN -> top++;
            case QUIT, RESIZED, OTHER -> {
            }
        }
        if (before < demo.steps() && step == demo.steps()) {
            top = Integer.MAX_VALUE; // the end stands below
        } else if (before == demo.steps() && step < before) {
            top = 0;
        }
    }

    private void show() {
        List<String> all = new Frame(demo, texts, screen.columns(), unicode).rows(step, looks);
        int fit = Math.min(screen.rows(), all.size());
        top = Math.clamp(top, 0, all.size() - fit);
        screen.show(all.subList(top, top + fit), texts.text(raw ? "keys" : "keys.lines"));
    }
}
