package dev.servelab.disk;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/**
 * Who carries the disk's jobs out: a pool of threads, or in a simulation one thread in turn. A job
 * may last as long as a call to the file system is stuck. Thread-safe; only {@link #awaitQuiet}
 * blocks.
 */
public interface Workers extends AutoCloseable {
    /**
     * Has a job carried out as soon as one of them is free.
     *
     * @throws RejectedExecutionException if there is no thread for it, or after {@link #close}
     * @throws OutOfMemoryError           if there is no thread for it
     */
    void execute(Runnable job);

    /** From now on so many jobs run at one time; a job under way is not interrupted. */
    void resize(int threads);

    /** Whether every job has ended, within that time after {@link #close}. */
    boolean awaitQuiet(Duration time) throws InterruptedException;

    /** Takes no more jobs. */
    @Override
    void close();
}
