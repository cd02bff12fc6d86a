package dev.servelab.disk;

import dev.servelab.time.Clock;
import java.util.concurrent.locks.LockSupport;

/** Parks: holds a platform thread, and lets a virtual one's carrier go. For systems without more. */
final class ParkedPause implements Pause {
    private final Clock clock;

    ParkedPause(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void until(long deadlineNanos) {
        boolean interrupted = false;
        for (long left = deadlineNanos - clock.nanoTime(); left > 0; left = deadlineNanos
                - clock.nanoTime()) {
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted(); // a read is not ended by it either
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean keepsCarrier() {
        return false;
    }
}
