package dev.servelab.torture;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Decides which calls to the file system fail: of the n-th call the seed and n decide. Thread-safe.
 */
final class Injector {
    /** How many calls have failed, as the server says it. */
    static final String IO_ERRORS = "io_errors";
    /** How many reads gave less than they could. */
    static final String SHORT_READS = "short_reads";

    private final long seed;
    private final AtomicLong calls = new AtomicLong();
    private final LongAdder ioErrors = new LongAdder();
    private final LongAdder shortReads = new LongAdder();
    private volatile int oneCallIn;

    Injector(long seed) {
        this.seed = seed;
    }

    /** From now on one call in so many has a fault; 0: none. */
    void inject(int calls) {
        this.oneCallIn = calls;
    }

    JsonObject counts() {
        JsonObject counts = new JsonObject();
        counts.addProperty(IO_ERRORS, ioErrors.sum());
        counts.addProperty(SHORT_READS, shortReads.sum());
        return counts;
    }

    /** To be called before a call is made. */
    void mayFail() throws IOException {
        if (isDrawn()) {
            ioErrors.increment();
            throw new IOException("a fault was injected");
        }
    }

    /** How many of the bytes that a read asks for it gets; at least one. */
    long mayFallShort(long bytes) {
        if (bytes > 1 && isDrawn()) {
            shortReads.increment();
            return 1 + new SplittableRandom(seed + bytes).nextLong(bytes - 1);
        }
        return bytes;
    }

    private boolean isDrawn() {
        int bound = oneCallIn;
        return bound > 0
                && new SplittableRandom(seed ^ calls.incrementAndGet()).nextInt(bound) == 0;
    }
}
