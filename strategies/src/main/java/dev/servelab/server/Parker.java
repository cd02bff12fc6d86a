package dev.servelab.server;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread waits, others wake it. A wake-up that comes first is kept, and one that is meant for
 * something else, as the channels of virtual threads use them, is not taken for ours.
 */
final class Parker {
    /** Publishes what was done before the wake-up. */
    private volatile boolean woken;
    private volatile @Nullable Thread thread;

    /** The calling thread is the one that waits from now on. */
    void adopt() {
        thread = Thread.currentThread();
    }

    void await() {
        while (!woken) {
            LockSupport.park(this);
        }
        woken = false;
    }

    void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }
}
