package dev.servelab.selftest;

import dev.servelab.load.Arrivals;
import dev.servelab.load.Loop;
import dev.servelab.selftest.reference.ReferenceProcess;
import dev.servelab.selftest.reference.ServiceTimes;
import dev.servelab.statistics.ErlangC;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The queue M/M/c, real and in theory: Poisson arrivals, exponential services, two workers busy for
 * 70 % of the time. Against Erlang's formula, which is about the long run, and against the very
 * same arrivals and services on paper, which leaves no chance and so little room. How long each
 * service was the workers say; the way there and back is what one client alone sees beyond it. Both
 * are known without the figures that are judged.
 */
final class QueuePart implements Part {
    static final int WORKERS = 2;
    static final double MEAN_SERVICE_NS = 4e6;
    private static final double RATE_PER_SEC = 350;
    private static final double PERCENT = 90;
    /** How many runs of this length are simulated to see how their figures wander. */
    private static final int SIMULATED = 200;
    /** Standard deviations: one run in a thousand is further away. */
    private static final double DEVIATIONS = 3.3;
    /** Of the same sample on paper: clocks and wake-ups, which theory does not have. */
    private static final double MOST_OFF = 0.1;
    private static final double US_PER_S = 1e6;

    @Override
    public List<Reading> measure(Lab lab) throws IOException, InterruptedException {
        MeasuredRun alone = lab.run("one client at the queue", QueuePart::server,
                new Loop.Closed(1), lab.amounts().window());
        double wayS = alone.meanLatencyS() - meanS(alone.server().servicesNs());
        MeasuredRun run = lab.run("queue", QueuePart::server, new Loop.Open(RATE_PER_SEC,
                Arrivals.POISSON, Loop.Open.DEFAULT_CONNECTIONS_MOST), lab.amounts().queue());
        double serviceS = meanS(run.server().servicesNs());
        if (RATE_PER_SEC * serviceS >= WORKERS) {
            return List.of(new Reading("work for " + WORKERS + " workers, mean service "
                    + Format.ms(serviceS), "less than they can do",
                    Format.percent(RATE_PER_SEC * serviceS / WORKERS) + " of it", false));
        }
        return compare(lab, run, wayS, serviceS);
    }

    private static List<Reading> compare(Lab lab, MeasuredRun run, double wayS, double serviceS)
            throws IOException {
        double waitS = run.meanLatencyS() - serviceS - wayS;
        double p90S = run.window().timings().latencyUs().getValueAtPercentile(PERCENT) / US_PER_S
                - wayS;
        ErlangC theory = new ErlangC(WORKERS, RATE_PER_SEC, 1 / serviceS);
        Simulations simulations = Simulations.of(lab.amounts().queue());
        PaperQueue same = paper(Lab.SEED, inOrder(run.server().servicesNs()),
                lab.amounts().queue());
        return List.of(
                reading("mean wait, Erlang C", theory.meanWaitS(),
                        DEVIATIONS * simulations.waitSpread, waitS),
                reading("p90, Erlang C", theory.responsePercentileS(PERCENT),
                        DEVIATIONS * simulations.p90Spread, p90S),
                reading("mean wait, same sample", same.meanWaitS(), MOST_OFF, waitS),
                reading("p90, same sample", same.percentileS(PERCENT), MOST_OFF, p90S));
    }

    static ReferenceProcess server() throws IOException, InterruptedException {
        return ReferenceProcess.queue(WORKERS, MEAN_SERVICE_NS, Lab.SEED);
    }

    private static Reading reading(String what, double expectedS, double mostOff,
            double measuredS) {
        return new Reading(what, Format.ms(expectedS) + " +- " + Format.ms(mostOff * expectedS),
                Format.ms(measuredS), Math.abs(measuredS - expectedS) <= mostOff * expectedS);
    }

    private static double meanS(List<Long> timesNs) {
        return timesNs.stream().mapToLong(Long::longValue).average().orElse(0) / 1e9;
    }

    /** What had not come to the server when it was asked, last of all, is given no time. */
    private static LongSupplier inOrder(List<Long> timesNs) {
        Iterator<Long> iterator = timesNs.iterator();
        return () -> iterator.hasNext() ? iterator.next() : 0;
    }

    private static PaperQueue paper(long seed, LongSupplier servicesNs, Duration length) {
        return PaperQueue.of(WORKERS, Arrivals.POISSON.schedule(RATE_PER_SEC, seed, Lab.STREAM),
                servicesNs, length.toNanos());
    }

    /** How far the figures of runs of one length wander, as shares of themselves. */
    private record Simulations(double waitSpread, double p90Spread) {
        static Simulations of(Duration length) {
            double[] waitsS = new double[SIMULATED];
            double[] p90sS = new double[SIMULATED];
            for (int i = 0; i < SIMULATED; i++) {
                long seed = Lab.SEED + 1 + i;
                PaperQueue queue = paper(seed, ServiceTimes.of(MEAN_SERVICE_NS, seed), length);
                waitsS[i] = queue.meanWaitS();
                p90sS[i] = queue.percentileS(PERCENT);
            }
            return new Simulations(PaperQueue.spread(waitsS), PaperQueue.spread(p90sS));
        }
    }
}
