package dev.servelab.cli;

import dev.servelab.experiment.RunListener;
import dev.servelab.experiment.Scene;
import dev.servelab.experiment.Variant;
import dev.servelab.time.Clock;
import java.io.Closeable;
import java.io.PrintWriter;

/**
 * How far a run has come, on standard error: one line drawn anew in place where somebody looks, a
 * plain line for each round otherwise. Driven by one thread; closed by that, or by another when the
 * process is told to end. The lock is this object.
 */
final class RunProgress implements RunListener, Closeable {
    private final PrintWriter err;
    private final Terminal terminal;
    private final Clock clock;
    private boolean drawn;
    private boolean closed;
    private int lastRound;
    private long firstTrialNs;

    RunProgress(PrintWriter err, Terminal terminal, Clock clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public synchronized void preparing(String what) {
        show(what);
    }

    @Override
    public synchronized void scene(Scene scene) {
        lastRound = 0;
    }

    @Override
    public synchronized void trial(Position position, Variant variant) {
        int number = position.number();
        int total = position.expected();
        int round = position.round();
        if (number == 1) {
            firstTrialNs = clock.nanoTime();
        }
        if (terminal.interactive()) {
            show("trial " + number + " of " + total + ": " + variant.label()
                    + timeLeft(number, total));
        } else if (round != lastRound) {
            show("round " + round + ", from trial " + number + " of " + total
                    + timeLeft(number, total));
        }
        lastRound = round;
    }

    /** Takes the line away: what is written next begins one. Nothing is drawn after it. */
    @Override
    public synchronized void close() {
        closed = true;
        if (drawn) {
            err.print("\r" + " ".repeat(terminal.columns() - 1) + "\r");
            err.flush();
            drawn = false;
        }
    }

    /** The trials are of equal length: those that are over tell of those to come. */
    private String timeLeft(int number, int total) {
        int over = number - 1;
        if (over == 0) {
            return "";
        }
        long leftNs = (clock.nanoTime() - firstTrialNs) / over * (total - over);
        return ", about " + Math.ceilDiv(leftNs, 1_000_000_000L) + " s left";
    }

    private void show(String text) {
        if (closed) {
            return;
        }
        if (!terminal.interactive()) {
            err.println("servelab: " + text);
            err.flush();
            return;
        }
        int columns = terminal.columns() - 1; // a full line would wrap
        String line = text.length() <= columns ? text : text.substring(0, columns);
        err.print("\r" + line + " ".repeat(columns - line.length()));
        err.flush();
        drawn = true;
    }
}
