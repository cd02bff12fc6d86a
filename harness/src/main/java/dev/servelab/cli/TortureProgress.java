package dev.servelab.cli;

import dev.servelab.experiment.Variant;
import dev.servelab.time.Clock;
import dev.servelab.torture.FaultKind;
import dev.servelab.torture.TortureCounts;
import dev.servelab.torture.TortureListener;
import dev.servelab.torture.TorturePlan;
import java.io.Closeable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How far a campaign has come, on standard error: three lines drawn anew in place where somebody
 * looks, otherwise a plain line every few seconds. Driven by one thread; closed by that, or by
 * another when the process is told to end. The lock is this object.
 */
final class TortureProgress implements TortureListener, Closeable {
    private static final long PLAIN_INTERVAL_NS = TimeUnit.SECONDS.toNanos(5);
    private static final String LINE_UP = "\033[A";
    /** From here to the end of the screen. */
    private static final String ERASE = "\033[J";

    private final PrintWriter err;
    private final Terminal terminal;
    private final Clock clock;
    private final TorturePlan plan;
    private int drawnLines;
    private boolean closed;
    private long saidNs;
    private int saidNumber;

    TortureProgress(PrintWriter err, Terminal terminal, Clock clock, TorturePlan plan) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        this.plan = plan;
    }

    @Override
    public synchronized void progress(int number, int total, Variant variant, String stage,
            TortureCounts counts) {
        if (closed) {
            return;
        }
        List<String> lines = lines(number, total, variant, stage, counts);
        if (terminal.interactive()) {
            draw(lines);
        } else if (number != saidNumber || clock.nanoTime() - saidNs >= PLAIN_INTERVAL_NS) {
            saidNumber = number;
            saidNs = clock.nanoTime();
            err.println("servelab: " + String.join("; ", lines));
            err.flush();
        }
    }

    /** Takes the lines away: what is written next begins one. Nothing is drawn after it. */
    @Override
    public synchronized void close() {
        closed = true;
        back();
        err.flush();
    }

    private List<String> lines(int number, int total, Variant variant, String stage,
            TortureCounts counts) {
        String rate = counts.seconds() == 0
                ? ""
                : String.format(Locale.ROOT, ", %,.0f/s", counts.verified() / counts.seconds());
        return List.of(
                number + " of " + total + ", " + variant.label() + ", " + stage,
                String.format(Locale.ROOT, "verified %,d of %,d%s; refused %,d, cut %,d, "
                        + "wrong %,d, unexplained %,d", counts.verified(), share(plan.requests()),
                        rate, counts.refusedCount(), counts.cutCount(), counts.wrong(),
                        counts.unexplained()),
                String.format(Locale.ROOT, "faults %,d of %,d: %s", counts.faultCount(),
                        share(plan.faults()), groups(counts.faultsByGroup())));
    }

    private long share(long total) {
        return Math.ceilDiv(total, plan.variants().size());
    }

    private static String groups(Map<FaultKind.Group, Long> faults) {
        return faults.entrySet().stream()
                .map(group -> String.format(Locale.ROOT, "%s %,d", group.getKey().title(),
                        group.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void draw(List<String> lines) {
        back();
        int columns = terminal.columns() - 1; // a full line would wrap
        List<String> shown = new ArrayList<>();
        for (String line : lines) {
            shown.add(line.length() <= columns ? line : line.substring(0, columns));
        }
        err.print(String.join("\r\n", shown));
        err.flush();
        drawnLines = lines.size();
    }

    private void back() {
        if (drawnLines > 0) {
            err.print("\r" + LINE_UP.repeat(drawnLines - 1) + ERASE);
            drawnLines = 0;
        }
    }
}
