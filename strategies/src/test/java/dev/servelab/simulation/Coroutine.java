package dev.servelab.simulation;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Work that can pause in the middle of a call and go on later. It has a virtual thread of its own,
 * for the sake of its stack only: whoever resumes it waits until it pauses or ends, so exactly one
 * thread of a simulation runs at any time.
 */
final class Coroutine {
    private final Thread thread;
    private @Nullable Thread resumer;
    /** Whose turn it is; publishes everything else. */
    private volatile boolean inside;
    private boolean begun;
    private boolean ended;
    private boolean abandoned;
    private @Nullable Throwable failure;

    /** Thrown out of a pause when the simulation is over before the work. */
    static final class Abandoned extends Error {
        private static final long serialVersionUID = 1;

        Abandoned() {
            super("abandoned", null, false, false);
        }
    }

    Coroutine(Runnable work) {
        this.thread = Thread.ofVirtual().unstarted(() -> carry(work));
    }

    boolean hasEnded() {
        return ended;
    }

    /** What the work has thrown; null if nothing, or it has not ended. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Goes on with the work until it pauses or ends. */
    void resume() {
        resumer = Thread.currentThread();
        inside = true;
        if (begun) {
            LockSupport.unpark(thread);
        } else {
            begun = true;
            thread.start();
        }
        while (inside) {
            LockSupport.park(this);
        }
    }

    /** Called by the work: lets whoever resumed it go on. */
    void pause() {
        leave();
        while (!inside) {
            LockSupport.park(this);
        }
        if (abandoned) {
            throw new Abandoned();
        }
    }

    /** Ends it, so that no thread is left. */
    void abandon() {
        if (begun && !ended) {
            abandoned = true;
            resume();
        }
    }

    private void carry(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
        } finally {
            ended = true;
            leave();
        }
    }

    private void leave() {
        Thread next = resumer;
        inside = false;
        LockSupport.unpark(next);
    }
}
