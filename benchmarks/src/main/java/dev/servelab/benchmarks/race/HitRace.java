package dev.servelab.benchmarks.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Hits over the native wire: each strategy against {@link OnePageServer}, 64 keep-alive connections,
 * one file that is cached. Rounds in which every server runs once, in random order; figures are
 * ratios within a round. With two processors and {@code taskset} the servers have one and the load
 * the other.
 *
 * <p>It answers what cache, pins, names and timers cost on a hit, and what it costs beside that to
 * time every request, as a server under test does. It says nothing about misses, new connections or
 * a network card.
 *
 * <p>Run {@code java -cp benchmarks/target/benchmarks.jar dev.servelab.benchmarks.race.HitRace
 * [ROUNDS [SEED [BYTES...]]]}.
 */
public final class HitRace {
    private static final int CONNECTIONS = 64;
    private static final int[] SIZES = {1 << 10, 16 << 10, 64 << 10, 1 << 20};
    private static final List<String> OURS = List.of("thread-per-connection", "thread-pool:64",
            "virtual-thread", "event-loop");
    private static final String UNTIMED = "virtual-thread";
    private static final String TIMED = UNTIMED + VariantServer.TIMED;
    private static final String ONE_PAGE = "one-page";
    /** The same on platform threads: what is the threads' cost, and not ours. */
    private static final String ONE_PAGE_PLATFORM = "one-page, platform";
    private static final int WRITE_BYTES = 64 * 1024;
    /** With all processors: on one, busy threads would keep the JVM's compiler waiting. */
    private static final long WARM_UP_MS = 6_000;
    private static final long SETTLE_MS = 500;
    private static final long MEASURED_MS = 3_000;

    private final boolean pinned;
    private final int rounds;
    private final Random random;

    private HitRace(int rounds, long seed) {
        this.rounds = rounds;
        this.random = new Random(seed);
        this.pinned = Runtime.getRuntime().availableProcessors() >= 2
                && Files.isExecutable(Path.of("/usr/bin/taskset"));
    }

    /**
     * Prints a table for each size.
     *
     * @param arguments rounds (5), seed (1), sizes of the file in bytes (1, 16, 64 KiB, 1 MiB)
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        HitRace race = new HitRace(rounds, seed);
        if (race.pinned) {
            pin(ProcessHandle.current().pid(), 1);
        }
        System.out.printf(Locale.ROOT, "%d connections, %d rounds, seed %d, %s%n", CONNECTIONS,
                rounds, seed, race.pinned ? "server on processor 0, load on 1" : "not pinned");
        int[] sizes = Arrays.stream(arguments).skip(2).mapToInt(Integer::parseInt).toArray();
        for (int size : sizes.length == 0 ? SIZES : sizes) {
            race.run(size);
        }
    }

    private void run(int bytes) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("servelab-race");
        Path file = directory.resolve("f");
        try {
            Files.write(file, new byte[bytes]);
            Map<String, List<Run>> runs = new TreeMap<>();
            for (int round = 0; round < rounds; round++) {
                for (String server : shuffled()) {
                    runs.computeIfAbsent(server, name -> new ArrayList<>())
                            .add(measure(server, bytes, directory));
                }
            }
            print(bytes, runs);
        } finally {
            Files.delete(file);
            Files.delete(directory);
        }
    }

    /**
     * One run of one server.
     *
     * @param rate      answers a second
     * @param cpuMicros the server's processor time for an answer
     */
    private record Run(double rate, double cpuMicros) {}

    private Run measure(String server, int bytes, Path directory)
            throws IOException, InterruptedException {
        List<String> main = server.startsWith(ONE_PAGE)
                ? List.of(OnePageServer.class.getName(), "" + bytes, "" + WRITE_BYTES,
                        server.equals(ONE_PAGE) ? "virtual" : "platform")
                : List.of(VariantServer.class.getName(), server, directory.toString());
        try (ServerChild child = new ServerChild(pinned, main);
                SelectorLoad load = new SelectorLoad(child.address(), CONNECTIONS)) {
            load.run(WARM_UP_MS);
            if (pinned) {
                pin(child.pid(), 0);
            }
            load.run(SETTLE_MS);
            long cpuBefore = child.cpuMicros();
            long answers = load.run(MEASURED_MS);
            return new Run(answers * 1e3 / MEASURED_MS,
                    (child.cpuMicros() - cpuBefore) / (double) Math.max(1, answers));
        }
    }

    private void print(int bytes, Map<String, List<Run>> runs) {
        List<Run> base = runs.getOrDefault(ONE_PAGE, List.of());
        System.out.printf(Locale.ROOT, "%n%,d bytes: one-page %,.0f/s, %.1f us (medians)%n", bytes,
                median(base.stream().map(Run::rate).toList()),
                median(base.stream().map(Run::cpuMicros).toList()));
        for (String server : against()) {
            print(server, runs, base);
        }
        System.out.println("  and to the untimed one:");
        print(TIMED, runs, runs.getOrDefault(UNTIMED, List.of()));
    }

    private void print(String server, Map<String, List<Run>> runs, List<Run> base) {
        List<Double> rates = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Run run = runs.getOrDefault(server, List.of()).get(round);
            rates.add(run.rate() / base.get(round).rate());
            costs.add(run.cpuMicros() / base.get(round).cpuMicros());
        }
        System.out.printf(Locale.ROOT, "  %-22s answers %s   processor time %s%n", server,
                interval(rates), interval(costs));
    }

    private static String interval(List<Double> ratios) {
        return String.format(Locale.ROOT, "%.2f x (%.2f to %.2f)", median(ratios),
                Collections.min(ratios), Collections.max(ratios));
    }

    private List<String> shuffled() {
        List<String> order = against();
        order.add(ONE_PAGE);
        Collections.shuffle(order, random);
        return order;
    }

    /** All whose figures are ratios to the one-page program's. */
    private static List<String> against() {
        List<String> servers = new ArrayList<>(OURS);
        servers.add(TIMED);
        servers.add(ONE_PAGE_PLATFORM);
        return servers;
    }

    private static void pin(long pid, int processor) throws IOException, InterruptedException {
        new ProcessBuilder("taskset", "-a", "-p", "-c", "" + processor, "" + pid).start().waitFor();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
