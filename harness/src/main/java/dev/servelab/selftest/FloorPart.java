package dev.servelab.selftest;

import dev.servelab.load.Arrivals;
import dev.servelab.load.Loop;
import dev.servelab.selftest.reference.ReferenceProcess;
import java.io.IOException;
import java.util.List;
import org.HdrHistogram.Histogram;

/** A server that does the least that can be done: what is left is the instrument's own. */
final class FloorPart implements Part {
    private static final double RATE_PER_SEC = 500;
    /** The quickest disk that can be declared answers in less: more would hide it. */
    private static final double MOST_MEDIAN_S = 0.001;
    private static final double US_PER_S = 1e6;

    @Override
    public List<Reading> measure(Lab lab) throws IOException, InterruptedException {
        MeasuredRun run = lab.run("quiet", ReferenceProcess::quiet,
                new Loop.Open(RATE_PER_SEC, Arrivals.POISSON,
                        Loop.Open.DEFAULT_CONNECTIONS_MOST),
                lab.amounts().window());
        Histogram latencyUs = run.window().timings().latencyUs();
        double medianS = latencyUs.getValueAtPercentile(50) / US_PER_S;
        return List.of(
                new Reading("half of the answers took",
                        "at most " + Format.ms(MOST_MEDIAN_S), Format.ms(medianS),
                        medianS <= MOST_MEDIAN_S),
                said("99 % of the answers took", latencyUs),
                said("99 % of the requests were late by",
                        run.window().timings().latenessUs()));
    }

    /** Printed, and not judged: it is the machine's as much as the instrument's. */
    private static Reading said(String what, Histogram us) {
        return new Reading(what, "(not judged)",
                Format.ms(us.getValueAtPercentile(99) / US_PER_S), true);
    }
}
