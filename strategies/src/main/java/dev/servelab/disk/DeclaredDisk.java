package dev.servelab.disk;

import dev.servelab.time.Clock;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A disk that is not there: holds whoever reads for as long as the declared one would, its queue
 * included.
 *
 * <p>It has {@code PARALLEL} places and one link. A read takes the place that is free first, in
 * order of arrival, for {@code LATENCY + bytes / BANDWIDTH}; then its bytes go over the link, which
 * all share, one read's after another's, at {@code BANDWIDTH}. So a read alone takes latency +
 * bytes / bandwidth, all together never get more bytes a second than the bandwidth, and at most
 * {@code PARALLEL / LATENCY} latencies end in a second. A read that goes on where the last one of
 * its file ended has no latency.
 *
 * <p>When a place or the link is free is reckoned ahead, so that a read waits by sleeping until a
 * known time: a lock would let a virtual thread's carrier go. Thread-safe.
 */
public final class DeclaredDisk {
    private final DiskModel model;
    private final Clock clock;
    private final Pause pause;
    private volatile boolean on;

    private final Object lock = new Object();
    /** Guarded by lock, as all below; latencies are drawn in order of arrival. */
    private final SplittableRandom random;
    private final long[] placeFreeNanos;
    private long linkFreeNanos;

    /** @param seed the same one gives the same latencies, in order of arrival */
    public DeclaredDisk(DiskModel model, long seed, Clock clock) {
        // To find the system's costs a start some 10 ms, and no read of a disk that is there waits.
        this(model, seed, clock,
                model.isDeclared() ? Pause.ofSystem(clock) : new ParkedPause(clock));
    }

    DeclaredDisk(DiskModel model, long seed, Clock clock, Pause pause) {
        this.model = model;
        this.clock = clock;
        this.pause = pause;
        this.on = model.isDeclared();
        this.random = new SplittableRandom(seed);
        this.linkFreeNanos = clock.nanoTime();
        this.placeFreeNanos = new long[model.parallel()];
        Arrays.fill(placeFreeNanos, linkFreeNanos);
    }

    /** From now on reads cost what is declared, or what the machine takes. */
    public void turn(boolean toOn) {
        on = toOn && model.isDeclared();
    }

    /** Whether reads cost what is declared. */
    public boolean isOn() {
        return on;
    }

    /** Whether a virtual thread that reads keeps its carrier, as one that really reads does. */
    public boolean keepsCarrier() {
        return pause.keepsCarrier();
    }

    /** When a read begins, for {@link #serve}. */
    public long now() {
        return clock.nanoTime();
    }

    /**
     * Holds this thread until the declared disk would have answered a read. What the machine itself
     * took is part of that, not added to it.
     *
     * @param begunNanos by {@link #now}, when the read arrived
     * @param bytes      that were read
     * @param goesOn     whether it began where the last read of the same file ended
     */
    public void serve(long begunNanos, int bytes, boolean goesOn) {
        if (!on) {
            return;
        }
        long transferNanos = model.transferNanos(bytes);
        long readyNanos = takePlace(begunNanos, transferNanos, goesOn);
        pause.until(readyNanos);
        pause.until(takeLink(readyNanos, transferNanos));
    }

    /** When the first byte is ready. */
    private long takePlace(long begunNanos, long transferNanos, boolean goesOn) {
        synchronized (lock) {
            int place = 0;
            for (int i = 1; i < placeFreeNanos.length; i++) {
                if (placeFreeNanos[i] - placeFreeNanos[place] < 0) {
                    place = i;
                }
            }
            long latencyNanos = goesOn ? 0 : model.latency().drawNanos(random);
            long readyNanos = later(begunNanos, placeFreeNanos[place]) + latencyNanos;
            placeFreeNanos[place] = readyNanos + transferNanos;
            return readyNanos;
        }
    }

    /** When the last byte has arrived. */
    private long takeLink(long readyNanos, long transferNanos) {
        synchronized (lock) {
            linkFreeNanos = later(readyNanos, linkFreeNanos) + transferNanos;
            return linkFreeNanos;
        }
    }

    private static long later(long a, long b) {
        return a - b >= 0 ? a : b;
    }
}
