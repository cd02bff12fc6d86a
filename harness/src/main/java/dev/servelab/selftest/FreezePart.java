package dev.servelab.selftest;

import dev.servelab.load.Arrivals;
import dev.servelab.load.Loop;
import dev.servelab.selftest.reference.ReferenceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * A server that answers nothing for s of T seconds. Requests begin at a constant rate; those of the
 * freeze wait for its end, 0 to s, all as likely; all others are answered at once. So the share
 * s/T of all latencies is spread evenly up to s, and the percentile q of all is
 *
 * <pre>s - (1 - q) T</pre>
 *
 * where that is above 0. Once there are connections for all, and once there are few, as a generator
 * has that waits for its answers: latency counts from the intended start all the same (G. Tene,
 * "How NOT to Measure Latency", 2013; the slip is called coordinated omission).
 */
final class FreezePart implements Part {
    private static final double RATE_PER_SEC = 200;
    /** A generator that waits for answers has about so many. */
    private static final int FEW_CONNECTIONS = 4;
    /** Of the window: 0.1 s of 10 s. When the freeze begins and ends is a little uncertain. */
    private static final double MOST_OFF = 0.01;
    private static final double US_PER_S = 1e6;

    @Override
    public List<Reading> measure(Lab lab) throws IOException, InterruptedException {
        Duration length = lab.amounts().freeze();
        return Stream.concat(
                frozen(lab, length.dividedBy(10), FEW_CONNECTIONS, List.of(95.0, 99.0)).stream(),
                frozen(lab, length.multipliedBy(3).dividedBy(10),
                        Loop.Open.DEFAULT_CONNECTIONS_MOST, List.of(90.0, 99.0)).stream())
                .toList();
    }

    private static List<Reading> frozen(Lab lab, Duration frozen, int connectionsMost,
            List<Double> percents) throws IOException, InterruptedException {
        String name = "frozen for " + Format.seconds(seconds(frozen));
        MeasuredRun run = lab.run(name, ReferenceProcess::quiet,
                new Loop.Open(RATE_PER_SEC, Arrivals.CONSTANT, connectionsMost),
                lab.amounts().freeze(), frozen);
        Histogram latencyUs = run.window().timings().latencyUs();
        return percents.stream().map(percent -> reading(name, percent, seconds(frozen),
                run.window().seconds(), latencyUs)).toList();
    }

    private static Reading reading(String name, double percent, double frozenS, double lengthS,
            Histogram latencyUs) {
        double expectedS = frozenS - (1 - percent / 100) * lengthS;
        double measuredS = latencyUs.getValueAtPercentile(percent) / US_PER_S;
        double mostOffS = MOST_OFF * lengthS;
        return new Reading(String.format(Locale.ROOT, "p%.0f, %s", percent, name),
                Format.seconds(expectedS) + " +- " + Format.seconds(mostOffS),
                Format.seconds(measuredS), Math.abs(measuredS - expectedS) <= mostOffS);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
