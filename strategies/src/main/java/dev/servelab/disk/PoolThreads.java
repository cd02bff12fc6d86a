package dev.servelab.disk;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;

/** Starts pools whole, so that others cannot take the system's last threads first. */
public final class PoolThreads {
    private PoolThreads() {}

    /**
     * Starts every thread of a pool.
     *
     * @throws RejectedExecutionException if the system has not so many; the pool is shut down then
     */
    public static void startAll(ThreadPoolExecutor pool) {
        try {
            pool.prestartAllCoreThreads();
        } catch (OutOfMemoryError noThread) {
            pool.shutdown();
            throw new RejectedExecutionException("the system has no room for a pool of "
                    + pool.getCorePoolSize() + " threads", noThread);
        }
    }
}
