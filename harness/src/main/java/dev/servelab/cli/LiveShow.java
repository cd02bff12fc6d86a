package dev.servelab.cli;

import dev.servelab.lesson.threads.LiveExperiment;
import dev.servelab.lesson.threads.LiveListener;
import dev.servelab.lesson.threads.LiveResult;
import dev.servelab.lesson.threads.LiveRun;
import dev.servelab.lesson.threads.LiveText;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Shows live experiments as they are made: the question, a pause for a guess where somebody sits
 * there, the formula, the result; on standard error, where somebody looks, which server is being
 * tried. Driven by one thread; closed by that, or by another when the process is told to end. The
 * lock is this object.
 */
final class LiveShow implements LiveListener, Closeable {
    /** The start of the line, and from there to its end. */
    private static final String ERASE = "\r\033[K";

    private final Streams streams;
    private final LiveText text;
    private final boolean printing;
    private final Optional<Keyboard> keyboard;
    private boolean drawn;
    private boolean closed;

    /**
     * @param printing whether questions and results are printed
     * @param keyboard whose guesses it waits for
     */
    LiveShow(Streams streams, LiveText text, boolean printing, Optional<Keyboard> keyboard) {
        this.streams = streams;
        this.text = text;
        this.printing = printing;
        this.keyboard = keyboard;
    }

    @Override
    public void begins(LiveExperiment experiment) throws IOException {
        print(text.question(experiment));
        print(List.of(""));
        if (keyboard.isPresent()) {
            streams.out().print(text.prompt() + " ");
            streams.out().flush();
            keyboard.get().line();
            print(List.of(""));
        }
        print(text.formula(experiment));
        print(List.of(""));
    }

    @Override
    public synchronized void tries(LiveExperiment experiment, String setup) {
        if (!closed && streams.terminal().interactive()) {
            back();
            String line = text.progress(experiment, setup);
            int columns = streams.terminal().columns() - 1; // a full line would wrap
            streams.err().print(line.length() <= columns ? line : line.substring(0, columns));
            streams.err().flush();
            drawn = true;
        }
    }

    @Override
    public void tried(LiveExperiment experiment, LiveRun run) {}

    @Override
    public void ended(LiveResult result) {
        synchronized (this) {
            back();
        }
        print(text.result(result));
        print(List.of(""));
    }

    /** Takes the line of the server that is tried away. Nothing is written after it. */
    @Override
    public synchronized void close() {
        closed = true;
        back();
    }

    private void print(List<String> lines) {
        if (printing) {
            lines.forEach(streams.out()::println);
            streams.out().flush();
        }
    }

    private void back() {
        if (drawn) {
            streams.err().print(ERASE);
            streams.err().flush();
            drawn = false;
        }
    }
}
