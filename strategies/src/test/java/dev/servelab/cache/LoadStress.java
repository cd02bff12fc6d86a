package dev.servelab.cache;

import dev.servelab.cache.ExtentAllocator.Extent;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.disk.Waiter;
import dev.servelab.files.FileVersion;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A load and one who reads what it has published; run by {@link JcstressTest}. */
public final class LoadStress {
    /** Of the file: two packets, read in two pieces. */
    private static final int BYTES = 32;
    private static final int PIECE = 16;
    private static final byte LOADED = 7;
    private static final int SUM = 42;
    private static final FileVersion VERSION = new FileVersion(BYTES, 1, 1, 1);
    private static final FileCache CACHE = newCache();

    private LoadStress() {}

    /** Whoever sees how far a load is sees every byte up to there. */
    @JCStressTest
    @Outcome(id = {"0, 0", "16, 0", "32, 0"}, expect = Expect.ACCEPTABLE, desc = "all there")
    @Outcome(expect = Expect.FORBIDDEN, desc = "bytes that are not there yet")
    @State
    public static class Progress {
        private final Entry entry = newEntry();
        private final CachedBody body = newBody(entry, new Woken());

        @Actor
        public void load() {
            fill(entry, 0);
            entry.publish(PIECE);
            fill(entry, PIECE);
            entry.publish(BYTES);
        }

        @Actor
        public void read(II_Result result) {
            look(body, result);
        }
    }

    /** The same with a load that publishes before it copies: this one must fail. */
    @JCStressTest
    @Outcome(id = {"0, 0", "16, 0", "32, 0"}, expect = Expect.ACCEPTABLE, desc = "all there")
    @Outcome(expect = Expect.FORBIDDEN, desc = "bytes that are not there yet")
    @State
    public static class PlantedProgress {
        private final Entry entry = newEntry();
        private final CachedBody body = newBody(entry, new Woken());

        @Actor
        public void load() {
            entry.publish(PIECE);
            PinsStress.linger();
            fill(entry, 0);
            entry.publish(BYTES);
            PinsStress.linger();
            fill(entry, PIECE);
        }

        @Actor
        public void read(II_Result result) {
            look(body, result);
        }
    }

    /** Whoever sees that a load has ended sees its sum and every byte. */
    @JCStressTest
    @Outcome(id = {"-1, 0", "42, 0"}, expect = Expect.ACCEPTABLE, desc = "running, or all there")
    @Outcome(expect = Expect.FORBIDDEN, desc = "ended, and not all there")
    @State
    public static class End {
        private final Entry entry = newEntry();
        private final CachedBody body = newBody(entry, new Woken());

        @Actor
        public void load() {
            fill(entry, 0);
            fill(entry, PIECE);
            entry.publish(BYTES);
            entry.finishLoad(SUM);
        }

        @Actor
        public void read(II_Result result) {
            if (body.isComplete()) {
                ByteBuffer all = ByteBuffer.allocate(BYTES);
                body.copyRest(all);
                result.r1 = entry.sum();
                result.r2 = missing(all.flip());
            } else {
                result.r1 = -1;
            }
        }
    }

    /** Who looks, adds itself and looks again is woken, or has seen the end. */
    @JCStressTest
    @Outcome(id = {"0, 0", "0, 1", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "seen, or woken")
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "waits for ever")
    @Outcome(expect = Expect.FORBIDDEN, desc = "woken more than once")
    @State
    public static class WakeUp {
        private final Entry entry = newEntry();
        private final Woken waiter = new Woken();
        private final CachedBody body = newBody(entry, waiter);
        private boolean waits;

        @Actor
        public void load() {
            entry.finishLoad(SUM);
        }

        @Actor
        public void await() {
            waits = body.state() == Transfer.State.WAITING;
        }

        @Arbiter
        public void look(II_Result result) {
            result.r1 = waits ? 1 : 0;
            result.r2 = waiter.count;
        }
    }

    /** Counts; the only one who calls it is the load. */
    private static final class Woken implements Waiter {
        private int count;

        @Override
        public void wake() {
            count++;
        }

        @Override
        public void assign(Runnable job) {}

        @Override
        public void cut() {}
    }

    /** Memory of its own for each: the slab's would have to be given back. */
    private static Entry newEntry() {
        Block block = new Block(new SlabMemory(MemorySegment.ofArray(new byte[BYTES])), PIECE,
                List.of(new Extent(0, BYTES / PIECE)));
        return new Entry("file", VERSION, 0, block, 0, 0);
    }

    private static CachedBody newBody(Entry entry, Waiter waiter) {
        CachedBody body = new CachedBody(CACHE, waiter);
        body.begin(entry, 0, BYTES, true);
        return body;
    }

    private static void fill(Entry entry, int position) {
        MemorySegment piece = entry.block.run(position, PIECE);
        for (int i = 0; i < PIECE; i++) {
            piece.set(ValueLayout.JAVA_BYTE, i, LOADED);
        }
    }

    /** How many bytes are to be had, and how many of them are not what the load has written. */
    private static void look(CachedBody body, II_Result result) {
        ByteBuffer piece = body.next(BYTES);
        if (piece != null) {
            result.r1 = piece.remaining();
            result.r2 = missing(piece);
        }
    }

    private static int missing(ByteBuffer piece) {
        int missing = 0;
        while (piece.hasRemaining()) {
            missing += piece.get() == LOADED ? 0 : 1;
        }
        return missing;
    }

    /** Never asked for anything: a body wants one, for its end. */
    private static FileCache newCache() {
        TestClock clock = new TestClock();
        return new FileCache(
                new CacheSettings(CacheSpec.parse("lru"), BYTES, PIECE, Duration.ZERO),
                new MemoryDirectory(), new Disk(FileIo.INLINE, Rig.DISK_TIMEOUT, clock), clock);
    }
}
