package dev.servelab.telemetry;

import dev.servelab.time.Clock;
import java.util.Arrays;

/** A stopwatch that runs. Each lap is one reading of the clock. */
final class Laps implements Stopwatch {
    /** Where the times of requests go. Called when one ends; keeps none of what it is given. */
    interface Sink {
        /**
         * A request has ended.
         *
         * @param partNanos by {@link Part#place}; they add up to {@code totalNanos}
         */
        void add(Kind kind, long[] partNanos, long totalNanos);
    }

    private final Clock clock;
    private final Sink sink;
    private final long[] partNanos = new long[Part.COUNT];
    private Part current = Part.QUEUE;
    private long startNanos;
    private long lapNanos;
    private boolean running = true;

    Laps(Clock clock, Sink sink, long acceptedNanos) {
        this.clock = clock;
        this.sink = sink;
        this.startNanos = acceptedNanos;
        this.lapNanos = acceptedNanos;
    }

    @Override
    public void lap(Part next) {
        long now = clock.nanoTime();
        partNanos[current.place()] += now - lapNanos;
        lapNanos = now;
        current = next;
    }

    @Override
    public void begin() {
        if (!running) {
            running = true;
            startNanos = lapNanos;
            current = Part.READ;
            Arrays.fill(partNanos, 0);
        }
    }

    @Override
    public void end(Kind kind) {
        if (running) {
            sink.add(kind, partNanos, lapNanos - startNanos);
        }
        drop();
    }

    @Override
    public void drop() {
        running = false;
    }
}
