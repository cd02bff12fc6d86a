package dev.servelab.telemetry;

import dev.servelab.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * A virtual thread that is due each millisecond and records how late it was: it runs on the carriers
 * that all virtual threads share, so it is late when they are held.
 *
 * <p>It is due at fixed times, whenever it ran last. After a delay of 50 ms it records 50, 49, 48
 * ... ms for the times it has missed: each millisecond of the server's life counts once, as a
 * request that arrived in it would have waited.
 */
final class Canary implements AutoCloseable {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Clock clock;
    private final SingleWriterRecorder latenessUs = new SingleWriterRecorder(
            RequestTimes.LONGEST_US, RequestTimes.DIGITS);
    private final Thread thread;
    private volatile boolean closed;

    Canary(Clock clock) {
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("canary").start(this::run);
    }

    /** All delays since the last call, microseconds. */
    Histogram take() {
        return latenessUs.getIntervalHistogram();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        long due = clock.nanoTime();
        while (!closed) {
            due += PERIOD_NANOS;
            long late = awaitUntil(due);
            latenessUs.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(late), 0,
                    RequestTimes.LONGEST_US));
        }
    }

    /** Returns by how much it is too late, or early because it is closed. */
    private long awaitUntil(long due) {
        long late = clock.nanoTime() - due;
        while (late < 0 && !closed) {
            LockSupport.parkNanos(this, -late);
            late = clock.nanoTime() - due;
        }
        return late;
    }
}
