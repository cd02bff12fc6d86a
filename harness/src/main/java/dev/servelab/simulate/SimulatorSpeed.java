package dev.servelab.simulate;

import dev.servelab.trace.RequestBatch;
import dev.servelab.trace.TraceFormat;
import dev.servelab.trace.TraceReader;
import dev.servelab.trace.TraceSource;
import dev.servelab.trace.TraceWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How many requests a second each policy takes on one core, from a trace in memory. One JVM plays
 * all policies in turn, round after round, as {@code simulate} does with several of them; the first
 * rounds, in which the code is compiled, are not counted. Seconds are of the processor: other
 * programs count only by the caches that they share; what is printed is the best and the median
 * round.
 *
 * <p>Run {@code java -cp target/servelab.jar dev.servelab.simulate.SimulatorSpeed TRACE
 * OBJECTS [ROUNDS [POLICY...]]}.
 */
public final class SimulatorSpeed {
    private static final int WARM_UP_ROUNDS = 3;
    private static final String WRITE = "--write";

    private final List<RequestBatch> batches = new ArrayList<>();
    private long requests;

    private SimulatorSpeed() {}

    /**
     * Prints a line for each policy: name, millions of requests a second (best, median), hit ratio.
     *
     * @param arguments a trace, how many objects the cache holds, rounds (7), policies (all); or
     *                  {@code --write}, a file, and the trace to write there, for others to play
     */
    public static void main(String[] arguments) throws IOException, SimulationFailure {
        if (arguments[0].equals(WRITE)) {
            write(TraceSource.parse(arguments[2], null), Path.of(arguments[1]));
            return;
        }
        System.out.print(rates(arguments));
    }

    /** What {@link #main} prints; the same arguments. */
    static String rates(String... arguments) throws IOException, SimulationFailure {
        SimulatorSpeed speed = new SimulatorSpeed();
        speed.read(TraceSource.parse(arguments[0], null));
        long capacity = Long.parseLong(arguments[1]);
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        List<SimulatedPolicy> policies = arguments.length > 3
                ? Arrays.stream(arguments).skip(3).map(SimulatedPolicy::parse).toList()
                : Simulation.everyOrder();
        return speed.measure(policies, capacity, rounds);
    }

    private void read(TraceSource source) throws IOException {
        try (TraceReader reader = source.open()) {
            RequestBatch batch = new RequestBatch();
            while (reader.read(batch)) {
                batches.add(batch);
                requests += batch.count();
                batch = new RequestBatch();
            }
        }
    }

    private static void write(TraceSource source, Path file) throws IOException {
        try (TraceReader reader = source.open();
                TraceWriter writer = TraceWriter.create(file, TraceFormat.ORACLE_GENERAL)) {
            RequestBatch batch = new RequestBatch();
            while (reader.read(batch)) {
                for (int i = 0; i < batch.count(); i++) {
                    writer.write(0, "", batch.keys()[i], batch.sizes()[i]);
                }
            }
        }
    }

    private String measure(List<SimulatedPolicy> policies, long capacity, int rounds)
            throws SimulationFailure {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[][] perSec = new double[policies.size()][rounds];
        long[] hits = new long[policies.size()];
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (int i = 0; i < policies.size(); i++) {
                long beginNs = threads.getCurrentThreadCpuTime();
                hits[i] = hits(policies.get(i), capacity);
                double tookNs = threads.getCurrentThreadCpuTime() - beginNs;
                perSec[i][Math.max(0, round)] = requests / (tookNs / 1e9);
            }
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < policies.size(); i++) {
            Arrays.sort(perSec[i]);
            lines.append(String.format(Locale.ROOT, "%-12s %6.1f %6.1f  %.4f%n",
                    policies.get(i).id(), perSec[i][rounds - 1] / 1e6,
                    perSec[i][rounds / 2] / 1e6, (double) hits[i] / requests));
        }
        return lines.toString();
    }

    private long hits(SimulatedPolicy policy, long capacity) throws SimulationFailure {
        Run run = Simulator.run(policy, capacity, Unit.OBJECTS, null);
        for (RequestBatch batch : batches) {
            run.take(batch.keys(), batch.sizes(), batch.count());
        }
        return run.hits();
    }
}
