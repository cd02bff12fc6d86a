package dev.servelab.cli;

import dev.servelab.protocol.WireNames;
import dev.servelab.simulate.Progress;
import dev.servelab.time.Clock;
import java.io.Closeable;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How far the reading of a trace has come, on standard error: a line drawn anew in place at most
 * ten times a second, and only where somebody looks. One thread.
 */
final class SimulationProgress implements Progress, Closeable {
    private static final long INTERVAL_NS = 100_000_000;

    private final PrintWriter err;
    private final Terminal terminal;
    private final Clock clock;
    private final String trace;
    private long drawnNs;
    private boolean drawn;

    SimulationProgress(PrintWriter err, Terminal terminal, Clock clock, String trace) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        this.trace = WireNames.escape(trace);
        this.drawnNs = clock.nanoTime();
    }

    @Override
    public void read(Stage stage, long requests, OptionalDouble share) {
        if (terminal.interactive() && clock.nanoTime() - drawnNs >= INTERVAL_NS) {
            drawnNs = clock.nanoTime();
            draw((stage == Stage.SURVEY ? "looking ahead: " : "simulating: ")
                    + String.format(Locale.ROOT, "%,d requests", requests)
                    + (share.isEmpty()
                            ? ""
                            : String.format(Locale.ROOT, ", %.0f %%",
                                    Math.floor(100 * share.getAsDouble())))
                    + "  " + trace);
        }
    }

    /** Takes the line away: what is written next begins one. */
    @Override
    public void close() {
        if (drawn) {
            err.print("\r" + " ".repeat(terminal.columns() - 1) + "\r");
            err.flush();
            drawn = false;
        }
    }

    private void draw(String text) {
        int columns = terminal.columns() - 1; // a full line would wrap
        String line = text.length() <= columns ? text : text.substring(0, columns);
        err.print("\r" + line + " ".repeat(columns - line.length()));
        err.flush();
        drawn = true;
    }
}
