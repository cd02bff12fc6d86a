package dev.servelab.benchmarks;

import dev.servelab.eviction.Order;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * What does an order's bookkeeping cost for a request? 65,536 files, room for 8,192. By Zipf's law
 * most requests are hits; in a scan each is a miss, with a victim and an insertion. With one thread
 * it is the order's own cost and a free lock's, with four that of the lock, which hits of orders
 * with concurrent hits do not take.
 *
 * <p>It cannot say which order is better: one that hits more does other work. For that there is
 * {@code simulate}. Nor does it hold bytes, pins or names: {@link CacheHitBenchmark} does.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PolicyBenchmark {
    private static final int FILES = 1 << 16;
    private static final int CAPACITY = 1 << 13;
    /** A circle of requests: a power of two, and so many that the whole cache is gone through. */
    private static final int REQUESTS = 1 << 16;
    private static final int MOST_THREADS = 4;

    /** The order, full. */
    @State(Scope.Benchmark)
    public static class Cache {
        /** Every order of the catalogue. */
        @Param
        public Order order;

        private PolicyRig rig;

        @Setup
        public void fill() {
            rig = new PolicyRig(order, FILES, CAPACITY);
            for (int file = 0; file < FILES; file++) {
                rig.request(file);
            }
        }

        @TearDown
        public void check() {
            rig.check();
        }
    }

    /** One thread's requests. */
    @State(Scope.Thread)
    public static class Client {
        @Param({"ZIPF", "SCAN"})
        public Traffic traffic;

        private int[] requests;
        private int at;

        @Setup
        public void draw(ThreadParams thread) {
            requests = traffic.draw(FILES, REQUESTS, thread.getThreadCount(),
                    thread.getThreadIndex());
        }

        private int next() {
            at = (at + 1) & (REQUESTS - 1);
            return requests[at];
        }
    }

    @Benchmark
    @Threads(1)
    public boolean request(Cache cache, Client client) {
        return cache.rig.request(client.next());
    }

    @Benchmark
    @Threads(MOST_THREADS)
    public boolean requestOfFourThreads(Cache cache, Client client) {
        return cache.rig.request(client.next());
    }
}
