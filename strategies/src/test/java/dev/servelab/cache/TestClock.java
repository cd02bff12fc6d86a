package dev.servelab.cache;

import dev.servelab.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is moved, or ticks whenever it is read. Thread-safe. */
final class TestClock implements Clock {
    /** Some day in 2026: far later than the change times of the files, unless a test says so. */
    static final long START_MS = 1_790_000_000_000L;

    private final AtomicLong nanos = new AtomicLong(1_000_000_000L);
    private final AtomicLong wallAheadMs = new AtomicLong();
    private final long tickNanos;

    /** Stands still. */
    TestClock() {
        this(0);
    }

    /** @param tickNanos by how much each reading moves it */
    TestClock(long tickNanos) {
        this.tickNanos = tickNanos;
    }

    void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Sets the wall clock alone: by so much before or after where it would be. */
    void setWall(Duration ahead) {
        wallAheadMs.set(ahead.toMillis());
    }

    @Override
    public long nanoTime() {
        return tickNanos == 0 ? nanos.get() : nanos.addAndGet(tickNanos);
    }

    @Override
    public long wallMillis() {
        return START_MS + wallAheadMs.get() + (nanos.get() - 1_000_000_000L) / 1_000_000L;
    }

    /** Now, as a change time. */
    long wallNanos() {
        return wallMillis() * 1_000_000L;
    }
}
