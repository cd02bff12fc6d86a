package dev.servelab.selftest;

import dev.servelab.experiment.RunScope;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs every part, one after another, on the thread that asks for it: the instrument that measures
 * everybody's servers, on servers whose figures are known beforehand.
 */
public final class SelfTest {
    private static final double NS_PER_S = 1e9;

    private final Lab lab;
    private final SelfTestListener listener;

    /** Nothing is started yet. What it starts is in the care of {@code scope}. */
    public SelfTest(RunScope scope, SelfTestListener listener) {
        this(new Lab(Instrument.OURS, PercentileCode.OURS, Amounts.FULL, scope), listener);
    }

    SelfTest(Lab lab, SelfTestListener listener) {
        this.lab = lab;
        this.listener = listener;
    }

    /** How many parts there are. */
    public static int partCount() {
        return PartCatalogue.values().length;
    }

    /** Runs it; in less than 90 s. A part that comes to no end has failed. */
    public SelfTestResult run() throws InterruptedException {
        return run(Arrays.asList(PartCatalogue.values()));
    }

    SelfTestResult run(List<PartCatalogue> parts) throws InterruptedException {
        long startNs = Clock.SYSTEM.nanoTime();
        List<PartResult> results = new ArrayList<>();
        for (PartCatalogue part : parts) {
            listener.begins(results.size() + 1, parts.size(), part.id(), part.claim());
            PartResult result = run(part);
            results.add(result);
            listener.ended(result);
        }
        return new SelfTestResult(results, lab.unfair(), secondsSince(startNs));
    }

    private PartResult run(PartCatalogue part) throws InterruptedException {
        long startNs = Clock.SYSTEM.nanoTime();
        List<Reading> readings = List.of();
        String failure = "";
        try {
            readings = part.part().measure(lab);
        } catch (IOException | RuntimeException e) {
            lab.awaitEndIfInterrupted();
            // Books that do not balance end as an exception, too.
            failure = String.valueOf(e.getMessage());
        }
        return new PartResult(part.id(), part.claim(), part.tolerance(), readings, failure,
                secondsSince(startNs));
    }

    private static double secondsSince(long startNs) {
        return (Clock.SYSTEM.nanoTime() - startNs) / NS_PER_S;
    }
}
