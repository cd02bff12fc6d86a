package dev.servelab.benchmarks;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.FileCache;
import dev.servelab.cache.Transfer;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.disk.Waiter;
import dev.servelab.eviction.Order;
import dev.servelab.time.Clock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
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
 * What a hit costs from the index to the pin given back: a file of 1 KiB, copied once into the
 * buffer that would be written to the socket. With one thread it is the price of the order's
 * bookkeeping, with one for each processor that of the lock, which orders with concurrent hits do
 * not take.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CacheHitBenchmark {
    /** As many as are all cached; more than a processor's first cache holds the books of. */
    private static final int FILES = 4096;
    private static final int FILE_BYTES = 1024;
    private static final long SEED = 1;

    /** Every order of the catalogue. */
    @Param
    public Order order;

    /** Plain, and under the decorator. */
    @Param({"false", "true"})
    public boolean lockAware;

    private FileCache cache;
    private Disk disk;
    private final List<String> names = new ArrayList<>();

    /** The buffer and the way through the names of one thread, in a random order of its own. */
    @State(Scope.Thread)
    public static class Reader {
        private final ByteBuffer out = ByteBuffer.allocateDirect(FILE_BYTES);
        private final OwnThread waiter = new OwnThread();
        private String[] sequence;
        private int at;

        @Setup
        public void shuffle(CacheHitBenchmark benchmark, ThreadParams thread) {
            List<String> shuffled = new ArrayList<>(benchmark.names);
            Collections.shuffle(shuffled, new Random(SEED + thread.getThreadIndex()));
            sequence = shuffled.toArray(String[]::new);
        }

        private String nextName() {
            at = at + 1 & FILES - 1;
            return sequence[at];
        }
    }

    /** Carries out on the caller's thread what the disk has to do: here only while files enter. */
    private static final class OwnThread implements Waiter {
        private final Queue<Runnable> jobs = new ArrayDeque<>();

        @Override
        public void assign(Runnable job) {
            jobs.add(job);
        }

        @Override
        public void wake() {}

        @Override
        public void cut() {
            throw new IllegalStateException("nothing here can be stuck");
        }

        private void work() {
            jobs.remove().run();
        }
    }

    /** Caches every file. */
    @Setup
    public void fill() {
        CacheSettings settings = new CacheSettings(new CacheSpec(order, lockAware),
                CacheSettings.DEFAULT_BUDGET_BYTES, CacheSettings.DEFAULT_PACKET_BYTES,
                Duration.ofDays(1));
        disk = new Disk(FileIo.INLINE, Duration.ofDays(1), Clock.SYSTEM);
        cache = new FileCache(settings, new MemoryDirectory(FILE_BYTES), disk, Clock.SYSTEM);
        Reader reader = new Reader();
        for (int i = 0; i < FILES; i++) {
            String name = "folder/file-" + i + ".bin";
            names.add(name);
            read(name, reader);
        }
    }

    /** Also shows that what was measured were hits: no file was read a second time. */
    @TearDown
    public void close() {
        cache.checkInvariants();
        long diskReads = cache.stats().diskReads();
        cache.close();
        disk.close();
        if (diskReads != FILES) {
            throw new IllegalStateException(diskReads + " reads of " + FILES + " files");
        }
    }

    @Benchmark
    @Threads(1)
    public int hit(Reader reader) {
        return read(reader.nextName(), reader);
    }

    @Benchmark
    @Threads(Threads.MAX)
    public int hitOnEveryProcessor(Reader reader) {
        return read(reader.nextName(), reader);
    }

    private int read(String name, Reader reader) {
        reader.out.clear();
        try (Transfer transfer = cache.get(name, reader.waiter)) {
            while (transfer.state() == Transfer.State.WAITING || !transfer.isComplete()) {
                reader.waiter.work();
            }
            transfer.copyRest(reader.out);
            return transfer.finish();
        }
    }
}
