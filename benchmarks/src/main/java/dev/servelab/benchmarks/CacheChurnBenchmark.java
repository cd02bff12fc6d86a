package dev.servelab.benchmarks;

import dev.servelab.benchmarks.peer.Peer;
import dev.servelab.benchmarks.peer.PeerCache;
import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.ContentCache;
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
 * What does a miss in a full cache cost, ours and other people's? Look up, make room, get memory,
 * load, sum, publish, copy once into the buffer that would be written to the socket. No file is
 * asked for twice, so that every request is a miss in every cache, and 64 MiB are always full. The
 * files lie in memory: what is left is the cache's own work, and filling and copying the bytes, which
 * costs all alike.
 *
 * <p>What the collector does for an array on the heap is in the other caches' figures; a slab needs
 * none of it. What of theirs lies on the heap beyond the budget shows in no figure: run with
 * {@code -prof gc}. It cannot say what a miss costs on a disk: see {@link FileOpenBenchmark}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CacheChurnBenchmark {
    private static final long BUDGET_BYTES = CacheSettings.DEFAULT_BUDGET_BYTES;

    /** Ours, full. */
    @State(Scope.Benchmark)
    public static class Ours {
        /** Every order of the catalogue. */
        @Param
        public Order order;

        /** 1 KiB, 64 KiB, 1 MiB. */
        @Param({"1024", "65536", "1048576"})
        public int fileBytes;

        private CacheRig rig;

        @Setup
        public void fill() {
            rig = new CacheRig(new CacheSpec(order, false), fileBytes);
            CacheChurnBenchmark.fill(rig.cache(), fileBytes);
        }

        @TearDown
        public void close() {
            checkMisses(rig.cache());
            rig.close();
        }
    }

    /** Somebody else's, full. */
    @State(Scope.Benchmark)
    public static class Theirs {
        /** Every other cache. */
        @Param
        public Peer peer;

        /** 1 KiB, 64 KiB, 1 MiB. */
        @Param({"1024", "65536", "1048576"})
        public int fileBytes;

        private PeerCache cache;

        @Setup
        public void fill() {
            cache = peer.create(BUDGET_BYTES, CacheSettings.DEFAULT_PACKET_BYTES,
                    new MemoryDirectory(fileBytes));
            CacheChurnBenchmark.fill(cache, fileBytes);
        }

        @TearDown
        public void close() {
            checkMisses(cache);
            cache.close();
        }
    }

    /** One thread's requests: names that nobody has asked for. */
    @State(Scope.Thread)
    public static class Client {
        private final Asker asker = new Asker();
        private String prefix = "";
        private long asked;

        @Setup
        public void begin(ThreadParams thread) {
            prefix = "thread-" + thread.getThreadIndex() + "/file-";
        }

        private String next() {
            return prefix + asked++;
        }
    }

    @Benchmark
    @Threads(1)
    public int miss(Ours ours, Client client) {
        return client.asker.read(ours.rig.cache(), client.next());
    }

    @Benchmark
    @Threads(4)
    public int missOfFourThreads(Ours ours, Client client) {
        return client.asker.read(ours.rig.cache(), client.next());
    }

    @Benchmark
    @Threads(1)
    public int missPeer(Theirs theirs, Client client) {
        return client.asker.read(theirs.cache, client.next());
    }

    @Benchmark
    @Threads(4)
    public int missPeerOfFourThreads(Theirs theirs, Client client) {
        return client.asker.read(theirs.cache, client.next());
    }

    private static void fill(ContentCache cache, int fileBytes) {
        Asker asker = new Asker();
        for (long i = 0; i < BUDGET_BYTES / fileBytes; i++) {
            asker.read(cache, "first/file-" + i);
        }
    }

    /** Shows that what was measured were misses. */
    private static void checkMisses(ContentCache cache) {
        cache.checkInvariants();
        if (cache.stats().hits() != 0) {
            throw new IllegalStateException(cache.stats().hits() + " hits");
        }
    }
}
