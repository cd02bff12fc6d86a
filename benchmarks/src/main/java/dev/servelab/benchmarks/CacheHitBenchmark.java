package dev.servelab.benchmarks;

import dev.servelab.benchmarks.peer.Peer;
import dev.servelab.benchmarks.peer.PeerCache;
import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.ContentCache;
import dev.servelab.eviction.Order;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
 * What does a hit cost, ours and other people's? 4,096 files of 1 KiB, all cached.
 * <ul>
 * <li>{@code touch}: from the index to the pin given back, no byte looked at. To be held against
 * {@code getIfPresent}, the other cache's bare look-up, which hands out an object that nobody has to
 * give back. The time, by which ours knows whether the file must be looked up again, is given: a
 * connection reads the clock for its own deadlines.
 * <li>{@code touchByTheClock}: the same, and the clock read for it.
 * <li>{@code findAndPin}: a bare map, and a word in it that goes up by one and down again. It knows
 * no files, no order and no time: what is left of the difference to {@code getIfPresent} when all of
 * ours but the pin costs nothing.
 * <li>{@code read}: as {@code touch}, and the file copied once, into the buffer that would be written to the
 * socket. To be held against {@code readPeer}: the other cache behind the same interface, with the
 * same counters and the same copy.
 * </ul>
 *
 * <p>With one thread it is the price of the order's bookkeeping and of memory that the processor's own
 * caches do not hold, with four that of what threads share: the lock, where the order needs it, and
 * the words of files that are pinned.
 *
 * <p>It cannot say what a hit over a socket costs, of which this is a small part. Names are the same
 * objects as in the index, so that they are compared and hashed for nothing, in all caches alike.
 * Other caches keep their order on other threads, whose time shows only where processors are
 * scarce.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CacheHitBenchmark {
    /** More than a processor's first cache holds the books of. */
    private static final int FILES = 1 << 12;
    private static final int FILE_BYTES = 1024;
    private static final int REQUESTS = 1 << 14;

    private static final String[] NAMES = IntStream.range(0, FILES)
            .mapToObj(i -> "folder/file-" + i + ".bin").toArray(String[]::new);

    /** Ours, with every file cached. */
    @State(Scope.Benchmark)
    public static class Ours {
        /** Every order of the catalogue. */
        @Param
        public Order order;

        /** Plain, and under the decorator. */
        @Param({"false", "true"})
        public boolean lockAware;

        private CacheRig rig;

        @Setup
        public void fill() {
            rig = new CacheRig(new CacheSpec(order, lockAware), FILE_BYTES);
            readAll(rig.cache());
            settle();
        }

        @TearDown
        public void close() {
            checkHits(rig.cache());
            rig.close();
        }
    }

    /** Somebody else's, with every file cached. */
    @State(Scope.Benchmark)
    public static class Theirs {
        /** Every other cache. */
        @Param
        public Peer peer;

        private PeerCache cache;

        @Setup
        public void fill() {
            cache = peer.create(CacheSettings.DEFAULT_BUDGET_BYTES,
                    CacheSettings.DEFAULT_PACKET_BYTES, new MemoryDirectory(FILE_BYTES));
            readAll(cache);
            settle();
        }

        @TearDown
        public void close() {
            checkPresent(cache);
            checkHits(cache);
            cache.close();
        }
    }

    /** Nobody's: the least that a cache with pins can do. */
    @State(Scope.Benchmark)
    public static class Bare {
        private final ConcurrentHashMap<String, AtomicLong> pins = new ConcurrentHashMap<>();

        @Setup
        public void fill() {
            for (String name : NAMES) {
                pins.put(name, new AtomicLong());
            }
            settle();
        }
    }

    /** One thread's requests. */
    @State(Scope.Thread)
    public static class Client {
        @Param({"EVEN", "ZIPF"})
        public Traffic traffic;

        private final Asker asker = new Asker();
        private String[] requests;
        private int at;

        @Setup
        public void draw(ThreadParams thread) {
            requests = Arrays.stream(traffic.draw(FILES, REQUESTS, thread.getThreadCount(),
                    thread.getThreadIndex())).mapToObj(i -> NAMES[i]).toArray(String[]::new);
        }

        private String next() {
            at = (at + 1) & (REQUESTS - 1);
            return requests[at];
        }
    }

    @Benchmark
    @Threads(1)
    public long touch(Ours ours, Client client) {
        return client.asker.touch(ours.rig.cache(), client.next());
    }

    @Benchmark
    @Threads(4)
    public long touchOfFourThreads(Ours ours, Client client) {
        return client.asker.touch(ours.rig.cache(), client.next());
    }

    @Benchmark
    @Threads(1)
    public long touchByTheClock(Ours ours, Client client) {
        return client.asker.touchByTheClock(ours.rig.cache(), client.next());
    }

    @Benchmark
    @Threads(4)
    public long touchByTheClockOfFourThreads(Ours ours, Client client) {
        return client.asker.touchByTheClock(ours.rig.cache(), client.next());
    }

    @Benchmark
    @Threads(1)
    public boolean getIfPresent(Theirs theirs, Client client) {
        return theirs.cache.getIfPresent(client.next());
    }

    @Benchmark
    @Threads(4)
    public boolean getIfPresentOfFourThreads(Theirs theirs, Client client) {
        return theirs.cache.getIfPresent(client.next());
    }

    @Benchmark
    @Threads(1)
    public long findAndPin(Bare bare, Client client) {
        return pinAndUnpin(bare.pins.get(client.next()));
    }

    @Benchmark
    @Threads(4)
    public long findAndPinOfFourThreads(Bare bare, Client client) {
        return pinAndUnpin(bare.pins.get(client.next()));
    }

    @Benchmark
    @Threads(1)
    public int read(Ours ours, Client client) {
        return client.asker.read(ours.rig.cache(), client.next());
    }

    @Benchmark
    @Threads(4)
    public int readOfFourThreads(Ours ours, Client client) {
        return client.asker.read(ours.rig.cache(), client.next());
    }

    @Benchmark
    @Threads(1)
    public int readPeer(Theirs theirs, Client client) {
        return client.asker.read(theirs.cache, client.next());
    }

    @Benchmark
    @Threads(4)
    public int readPeerOfFourThreads(Theirs theirs, Client client) {
        return client.asker.read(theirs.cache, client.next());
    }

    private static long pinAndUnpin(@Nullable AtomicLong pins) {
        if (pins == null) {
            throw new IllegalStateException("a file is not there");
        }
        pins.incrementAndGet();
        return pins.decrementAndGet();
    }

    /**
     * Has the collector move together what lives on, as it has in a server that runs for a while:
     * else it lies as far apart as what was needed to load the files, and the figure is that of memory
     * that the processor's caches do not hold.
     */
    private static void settle() {
        System.gc();
    }

    private static void readAll(ContentCache cache) {
        Asker asker = new Asker();
        for (String name : NAMES) {
            asker.read(cache, name);
        }
    }

    /** A bare look-up reads no file, found or not: so what it was asked for must still be there. */
    private static void checkPresent(PeerCache cache) {
        long absent = Arrays.stream(NAMES).filter(name -> !cache.getIfPresent(name)).count();
        if (absent > 0) {
            throw new IllegalStateException(absent + " of " + FILES + " files are not cached");
        }
    }

    /** Shows that what was measured were hits: no file was read a second time. */
    private static void checkHits(ContentCache cache) {
        cache.checkInvariants();
        long diskReads = cache.stats().diskReads();
        if (diskReads != FILES) {
            throw new IllegalStateException(diskReads + " reads of " + FILES + " files");
        }
    }
}
