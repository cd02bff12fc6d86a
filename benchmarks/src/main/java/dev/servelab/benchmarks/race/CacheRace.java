package dev.servelab.benchmarks.race;

import dev.servelab.benchmarks.CacheHitBenchmark;
import dev.servelab.benchmarks.Traffic;
import dev.servelab.benchmarks.peer.Peer;
import dev.servelab.eviction.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A hit in our cache against Caffeine's bare {@code getIfPresent}, and against Caffeine behind our
 * interface, four threads: {@link CacheHitBenchmark}, in rounds in which each contender has one JVM, in
 * random order. Figures are ratios within a round, so that what else the machine does hits all alike;
 * above 1 ours is the faster.
 *
 * <p>Run {@code java -cp target/benchmarks.jar dev.servelab.benchmarks.race.CacheRace [ROUNDS [SEED
 * [ORDER...]]]}.
 */
public final class CacheRace {
    private static final List<Order> ORDERS = List.of(Order.FIFO, Order.CLOCK, Order.SIEVE,
            Order.LRU);
    private static final int WARM_UPS = 4;
    private static final int MEASURED = 3;
    private static final TimeValue EACH = TimeValue.milliseconds(500);

    /**
     * One benchmark with its parameters.
     *
     * @param name      how it is printed
     * @param method    of the suite, of four threads
     * @param parameter the one that tells contenders of a method apart
     */
    private record Contender(String name, String method, String parameter, String value) {
        static Contender ours(Order order, String method) {
            return new Contender(order.id(), method, "order", order.name());
        }

        static Contender caffeine(String method) {
            return new Contender("caffeine", method, "peer", Peer.CAFFEINE.name());
        }
    }

    private final List<Order> orders;
    private final int rounds;
    private final Random random;

    private CacheRace(List<Order> orders, int rounds, long seed) {
        this.orders = orders;
        this.rounds = rounds;
        this.random = new Random(seed);
    }

    /**
     * Prints a table for each traffic, bare and with the file copied.
     *
     * @param arguments rounds (5), seed (1), orders by their names (fifo, clock, sieve, lru)
     */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        List<Order> orders = arguments.length > 2
                ? List.of(arguments).subList(2, arguments.length).stream()
                        .map(id -> Order.ofId(id).orElseThrow()).toList()
                : ORDERS;
        CacheRace race = new CacheRace(orders, rounds, seed);
        System.out.printf(Locale.ROOT, "4 threads, %d rounds, seed %d; ratios to caffeine's time, "
                + "above 1: ours is faster%n", rounds, seed);
        for (Traffic traffic : List.of(Traffic.EVEN, Traffic.ZIPF)) {
            race.run(traffic, "touch", "getIfPresent");
            race.run(traffic, "touchByTheClock", "getIfPresent");
            race.run(traffic, "read", "readPeer");
        }
    }

    private void run(Traffic traffic, String ours, String theirs) throws RunnerException {
        Contender base = Contender.caffeine(theirs);
        List<Contender> all = new ArrayList<>(
                orders.stream().map(order -> Contender.ours(order, ours)).toList());
        all.add(base);
        List<Map<Contender, Double>> nanos = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            nanos.add(round(all, traffic));
        }
        System.out.printf(Locale.ROOT, "%n%s, %s against %s%n", traffic, ours, theirs);
        for (Contender each : all) {
            Ratio ratio = new Ratio();
            nanos.forEach(of -> ratio.add(of.getOrDefault(base, 0.0) / of.getOrDefault(each, 0.0)));
            System.out.printf(Locale.ROOT, "  %-10s %6.0f ns   %s%n", each.name(),
                    nanos.stream().mapToDouble(of -> of.getOrDefault(each, 0.0)).average()
                            .orElseThrow(),
                    ratio);
        }
    }

    /** Each contender once: nanoseconds of a request. */
    private Map<Contender, Double> round(List<Contender> all, Traffic traffic)
            throws RunnerException {
        List<Contender> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        Map<Contender, Double> nanos = new HashMap<>();
        for (Contender each : shuffled) {
            nanos.put(each, nanosOf(each, traffic));
        }
        return nanos;
    }

    private double nanosOf(Contender contender, Traffic traffic) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(CacheHitBenchmark.class.getName() + "." + contender.method()
                        + "OfFourThreads$")
                .param("traffic", traffic.name())
                .param(contender.parameter(), contender.value())
                .forks(1)
                .warmupIterations(WARM_UPS).warmupTime(EACH)
                .measurementIterations(MEASURED).measurementTime(EACH)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (contender.parameter().equals("order")) {
            options.param("lockAware", "false");
        }
        return new Runner(options.build()).runSingle().getPrimaryResult().getScore();
    }
}
