package dev.servelab.selftest;

import dev.servelab.load.Interval;
import dev.servelab.load.Loop;
import dev.servelab.load.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What must be true of every window, whatever the server: all windows of the parts before, and one
 * of its own. Little's law, L = lambda W: how many requests are under way in the mean is how many
 * come in a second, times how long each stays (J. D. C. Little, "A proof for the queuing formula:
 * L = lambda W", 1961). In a closed loop the left side is the number of clients; in an open loop
 * the server sees it.
 */
final class LawsPart implements Part {
    private static final int CLIENTS = 4;
    /** With fewer requests under way the way there and back, which no server sees, outweighs. */
    private static final double LEAST_PRESENT = 0.5;
    /** The way there and back; and clients that are not waiting, but about to ask again. */
    private static final double MOST_OFF = 0.1;

    /** Whether a window keeps a law. */
    private interface Law {
        boolean holdsFor(MeasuredRun run) throws IOException;
    }

    @Override
    public List<Reading> measure(Lab lab) throws IOException, InterruptedException {
        MeasuredRun closed = lab.run("closed loop at the queue", QueuePart::server,
                new Loop.Closed(CLIENTS), lab.amounts().window());
        List<MeasuredRun> runs = lab.runs();
        List<Reading> readings = new ArrayList<>(List.of(
                books("issued = ok + errors + unanswered", runs, LawsPart::isBalanced),
                books("a latency for each ok and unanswered", runs, LawsPart::hasAllLatencies),
                books("the series sums up to the window", runs, LawsPart::hasWholeSeries),
                books("as many requests as the server says", runs, LawsPart::agreesWithServer),
                little("Little, " + CLIENTS + " clients", CLIENTS,
                        closed.throughputPerSec() * closed.meanLatencyS())));
        for (MeasuredRun run : runs) {
            if (run.isOpen() && run.meanPresent() >= LEAST_PRESENT) {
                readings.add(little("Little, " + run.name(), run.meanPresent(),
                        run.meanConcurrency()));
            }
        }
        return readings;
    }

    private static Reading books(String what, List<MeasuredRun> runs, Law law)
            throws IOException {
        List<String> broken = new ArrayList<>();
        for (MeasuredRun run : runs) {
            if (!law.holdsFor(run)) {
                broken.add(run.name());
            }
        }
        return new Reading(what, "in " + runs.size() + " windows", broken.isEmpty()
                ? "in " + runs.size()
                : "not in: " + String.join(", ", broken), broken.isEmpty());
    }

    private static Reading little(String what, double expected, double measured) {
        return new Reading(what, String.format(Locale.ROOT, "%.2f +- %.2f under way", expected,
                MOST_OFF * expected), Format.number(measured),
                Math.abs(measured - expected) <= MOST_OFF * expected);
    }

    private static boolean isBalanced(MeasuredRun run) {
        Window window = run.window();
        return window.issued() == window.ok() + window.errorCount() + window.unanswered();
    }

    private static boolean hasAllLatencies(MeasuredRun run) {
        Window window = run.window();
        return window.timings().latencyUs().getTotalCount() == window.ok() + window.unanswered();
    }

    private static boolean hasWholeSeries(MeasuredRun run) {
        Window window = run.window();
        long ok = window.intervals().stream().mapToLong(Interval::ok).sum();
        long failed = window.intervals().stream().mapToLong(Interval::failed).sum();
        return ok == window.ok() && failed == window.errorCount();
    }

    /** What an open loop still waits for at its end may not have been read by the server. */
    private static boolean agreesWithServer(MeasuredRun run) throws IOException {
        Window window = run.window();
        long asked = run.server().asked();
        return run.isOpen()
                ? window.ok() + window.errorCount() <= asked && asked <= window.issued()
                : asked == window.issued();
    }
}
