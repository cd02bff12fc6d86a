package dev.servelab.cli;

import dev.servelab.selftest.PartResult;
import dev.servelab.selftest.SelfTestListener;
import java.io.Closeable;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * How far a self-test has come, on standard error: a line for each part that is over and, where
 * somebody looks, one for the part that runs. Driven by one thread; closed by that, or by another
 * when the process is told to end. The lock is this object.
 */
final class SelfTestProgress implements SelfTestListener, Closeable {
    /** The start of the line, and from there to its end. */
    private static final String ERASE = "\r\033[K";

    private final PrintWriter err;
    private final Terminal terminal;
    private boolean drawn;
    private boolean closed;

    SelfTestProgress(PrintWriter err, Terminal terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public synchronized void begins(int number, int total, String id, String claim) {
        if (!closed && terminal.interactive()) {
            String line = number + " of " + total + ", " + id + ": " + claim;
            int columns = terminal.columns() - 1; // a full line would wrap
            err.print(line.length() <= columns ? line : line.substring(0, columns));
            err.flush();
            drawn = true;
        }
    }

    @Override
    public synchronized void ended(PartResult result) {
        if (!closed) {
            back();
            err.println(String.format(Locale.ROOT, "servelab: %s %s, in %.1f s", result.id(),
                    result.passed() ? "passed" : "FAILED", result.tookS()));
            err.flush();
        }
    }

    /** Takes the line of the part that runs away. Nothing is written after it. */
    @Override
    public synchronized void close() {
        closed = true;
        back();
        err.flush();
    }

    private void back() {
        if (drawn) {
            err.print(ERASE);
            drawn = false;
        }
    }
}
