package dev.servelab.selftest.reference;

import dev.servelab.time.Clock;
import java.util.concurrent.locks.LockSupport;

/** Waits until a moment: parked, and the last piece awake, because parks end late. */
final class PreciseSleep {
    /** A park on Linux ends some 60 us late, on a busy machine later. */
    private static final long AWAKE_NS = 200_000;

    private PreciseSleep() {}

    static void until(long momentNs) {
        long leftNs = momentNs - Clock.SYSTEM.nanoTime();
        while (leftNs > 0) {
            if (leftNs > AWAKE_NS) {
                LockSupport.parkNanos(leftNs - AWAKE_NS);
            } else {
                Thread.onSpinWait();
            }
            leftNs = momentNs - Clock.SYSTEM.nanoTime();
        }
    }
}
