package dev.servelab.selftest;

import dev.servelab.experiment.RunScope;
import dev.servelab.fairness.Fairness;
import dev.servelab.fairness.Finding;
import dev.servelab.fairness.PlacedFinding;
import dev.servelab.load.Connections;
import dev.servelab.load.IntervalLog;
import dev.servelab.load.LoadRun;
import dev.servelab.load.LoadSettings;
import dev.servelab.load.Loop;
import dev.servelab.load.Target;
import dev.servelab.load.Window;
import dev.servelab.selftest.reference.ReferenceFile;
import dev.servelab.selftest.reference.ReferenceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the parts share: the instrument, the servers and the book of all windows. Everything that
 * must not be left behind is in the care of a {@link RunScope}. One thread.
 */
final class Lab {
    /** All that is random in a self-test follows from it. */
    static final long SEED = 1;
    /** Of the window that counts; the warm-up before it has stream 0. */
    static final long STREAM = 1;

    /** Requests that the warm-up gave up have come to the server by then. */
    private static final long STRAGGLERS_MS = 100;

    /** Starts a server. */
    interface Start {
        ReferenceProcess server() throws IOException, InterruptedException;
    }

    private final Instrument instrument;
    private final PercentileCode percentileCode;
    private final Amounts amounts;
    private final RunScope scope;
    private final List<MeasuredRun> runs = new ArrayList<>();
    private final Fairness fairness = new Fairness();

    Lab(Instrument instrument, PercentileCode percentileCode, Amounts amounts, RunScope scope) {
        this.instrument = instrument;
        this.percentileCode = percentileCode;
        this.amounts = amounts;
        this.scope = scope;
    }

    PercentileCode percentileCode() {
        return percentileCode;
    }

    Amounts amounts() {
        return amounts;
    }

    /** All windows so far, without warm-ups. */
    List<MeasuredRun> runs() {
        return List.copyOf(runs);
    }

    /** What made the windows unfair. */
    List<PlacedFinding> unfair() {
        return fairness.findings().stream()
                .filter(each -> each.finding().level() == Finding.Level.RED).toList();
    }

    /** Does not return if the process is ending: then a failure is a part of that. */
    void awaitEndIfInterrupted() throws InterruptedException {
        scope.awaitEndIfInterrupted();
    }

    /** Loads a server of its own for a while, every answer verified, connections kept. */
    MeasuredRun run(String name, Start start, Loop loop, Duration length)
            throws IOException, InterruptedException {
        return run(name, start, loop, length, Duration.ZERO);
    }

    /** The same, and the server is frozen once, after a third of the window. */
    MeasuredRun run(String name, Start start, Loop loop, Duration length, Duration frozen)
            throws IOException, InterruptedException {
        ReferenceProcess server = scope.add(start.server());
        LoadSettings settings = LoadSettings.of(loop, Connections.KEEP_ALIVE);
        try (IntervalLog nobodyReads = IntervalLog.none();
                LoadRun load = instrument.load(Target.nativeWire(server.address()), settings,
                        ReferenceFile.workload())) {
            warmUp(load, nobodyReads);
            server.restart();
            Circumstances circumstances = Circumstances.before(server);
            Freeze freeze = new Freeze(server, length.dividedBy(3), frozen);
            Window window = load.run(length, SEED, STREAM, nobodyReads);
            freeze.join();
            fairness.add(name, circumstances.judge(window));
            MeasuredRun run = new MeasuredRun(name, window, server.counts());
            runs.add(run);
            return run;
        } finally {
            scope.release(server);
        }
    }

    private void warmUp(LoadRun load, IntervalLog nobodyReads)
            throws IOException, InterruptedException {
        if (amounts.warmUp().isPositive()) {
            load.run(amounts.warmUp(), SEED, 0, nobodyReads);
            TimeUnit.MILLISECONDS.sleep(STRAGGLERS_MS);
        }
    }
}
