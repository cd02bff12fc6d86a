package dev.servelab.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where single keys cannot be had: steps below each other, and Enter goes on. */
final class LineScreen implements Screen {
    private final BufferedReader in;
    private final PrintWriter out;
    private final int columns;

    LineScreen(BufferedReader in, PrintWriter out, int columns) {
        this.in = in;
        this.out = out;
        this.columns = columns;
    }

    @Override
    public int columns() {
        return columns;
    }

    /** All of them: the window scrolls. */
    @Override
    public int rows() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void show(List<String> rows, String keys) {
        rows.forEach(out::println);
        out.println();
        out.print(keys + " > ");
        out.flush();
    }

    @Override
    public Key next() {
        @Nullable
        String line;
        try {
            line = in.readLine();
        } catch (IOException gone) {
            line = null;
        }
        if (line == null) {
            return Key.QUIT;
        }
        return switch (line.strip().toLowerCase(Locale.ROOT)) {
            case "" -> Key.ON;
            case "b" -> Key.BACK;
            case "q" -> Key.QUIT;
            default -> Key.OTHER;
        };
    }

    @Override
    public void close() {
        out.flush();
    }
}
