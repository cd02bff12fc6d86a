package dev.servelab.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who sits there and types lines. One thread. */
final class Keyboard {
    private final BufferedReader lines;

    /** @param typed what is typed, until its end */
    Keyboard(Reader typed) {
        this.lines = new BufferedReader(typed);
    }

    /** Empty unless standard input and standard output both are a terminal. */
    static Optional<Keyboard> of(Terminal terminal) {
        Console console = terminal.keyboard() ? System.console() : null;
        return console == null ? Optional.empty() : Optional.of(new Keyboard(console.reader()));
    }

    /** The next line; null when nothing more will be typed (Ctrl-D). */
    @Nullable
    String line() throws IOException {
        return lines.readLine();
    }
}
