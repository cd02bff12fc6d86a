package dev.servelab.disk;

import dev.servelab.time.Clock;

/**
 * Holds a thread as a read from a disk would hold it. A read keeps the carrier of a virtual thread,
 * so {@link Thread#sleep(long)}, which gives it up, will not do. Thread-safe.
 */
interface Pause {
    /** Returns when the clock has reached the deadline, at once if it has; never before. */
    void until(long deadlineNanos);

    /** Whether a virtual thread keeps its carrier meanwhile. */
    boolean keepsCarrier();

    /** The best that this system has, by that clock. */
    static Pause ofSystem(Clock clock) {
        try {
            return new NativePause(clock);
        } catch (UnsupportedOperationException | IllegalCallerException | LinkageError none) {
            return new ParkedPause(clock); // Windows, or native access denied
        }
    }
}
