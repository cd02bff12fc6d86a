package dev.servelab.load;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the loop at each intended start, to less than the millisecond to which a selector can wait.
 * Runs on a thread of its own: it parks, and spins over the last piece, because Linux lets a parked
 * thread sleep 50 us too long ("timer slack", prctl(2)). Spinning takes a processor from whoever
 * needs it, the server perhaps: it is held to 5 % of one, so at high rates more of the 50 us
 * remain, which are then shown as lateness.
 */
final class Pacer {
    private static final long SPIN_NS_MOST = 60_000;
    private static final double SPIN_SHARE_MOST = 0.05;
    private static final double NS_PER_SEC = 1e9;

    private final EventLoop loop;
    private final LongSupplier schedule;
    private final long lengthNs;
    private final long spinNs;
    private @Nullable MeteredThread thread;
    /** Published by {@link #stop}. */
    private volatile boolean stopped;

    /** Takes a schedule of its own, equal to the loop's. */
    Pacer(EventLoop loop, LongSupplier schedule, double ratePerSec, long lengthNs) {
        this.loop = loop;
        this.schedule = schedule;
        this.lengthNs = lengthNs;
        this.spinNs = Math.min(SPIN_NS_MOST,
                (long) (SPIN_SHARE_MOST * NS_PER_SEC / ratePerSec));
    }

    /** Starts the thread, for a window that begins at {@code startNs}. */
    void start(long startNs) {
        thread = new MeteredThread("load-pacer", () -> run(startNs));
    }

    private void run(long startNs) {
        long atNs = 0;
        while (!stopped && atNs < lengthNs) {
            atNs = Math.min(schedule.getAsLong(), lengthNs);
            await(startNs + atNs);
            loop.wakeUp();
        }
    }

    private void await(long untilNs) {
        long leftNs = untilNs - loop.nanoTime();
        while (leftNs > 0 && !stopped) {
            if (leftNs > spinNs) {
                LockSupport.parkNanos(this, leftNs - spinNs);
            } else {
                Thread.onSpinWait();
            }
            leftNs = untilNs - loop.nanoTime();
        }
    }

    /** Ends the thread. */
    void stop() {
        stopped = true;
        if (thread != null) {
            thread.end();
        }
    }

    /** Throws what ended it before its time; after {@link #stop}. */
    void check() throws IOException {
        if (thread != null) {
            thread.check();
        }
    }

    /** Processor time that it took; after {@link #stop}. */
    double cpuS() {
        return thread == null ? 0 : thread.cpuS();
    }
}
