package dev.servelab.cli;

import dev.servelab.protocol.WireNames;
import dev.servelab.time.Clock;
import java.io.PrintWriter;

/**
 * One transfer's line on standard error, drawn anew in place at most ten times a second, and only
 * where somebody looks. One thread.
 */
final class ProgressLine {
    private static final long INTERVAL_NS = 100_000_000;

    private final PrintWriter err;
    private final Terminal terminal;
    private final Clock clock;
    private final String name;
    private long startNs;
    private long drawnNs;
    private long already;
    private long done;
    private long total;
    private boolean begun;

    /** Draws nothing before {@link #at}. */
    ProgressLine(PrintWriter err, Terminal terminal, Clock clock, String name) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        this.name = WireNames.escape(name);
    }

    /**
     * Of {@code total} bytes {@code done} are there, {@code already} of them since before the
     * transfer. The first call begins the line, and the time that the rate is measured over.
     */
    void at(long already, long done, long total) {
        if (!terminal.interactive()) {
            return;
        }
        this.already = already;
        this.done = done;
        this.total = total;
        if (!begun) {
            begun = true;
            startNs = clock.nanoTime();
            drawnNs = startNs;
        } else if (clock.nanoTime() - drawnNs >= INTERVAL_NS) {
            draw();
        }
    }

    /** The transfer is over, well or not: what is written next begins a line. */
    void end() {
        if (begun) {
            draw();
            err.println();
            err.flush();
            begun = false;
        }
    }

    private void draw() {
        drawnNs = clock.nanoTime();
        int columns = terminal.columns() - 1; // a full line would wrap
        String line = ProgressText.render(name, done, total, done - already, drawnNs - startNs,
                columns);
        err.print("\r" + line + " ".repeat(columns - line.length()));
        err.flush();
    }
}
