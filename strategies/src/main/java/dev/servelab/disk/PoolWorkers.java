package dev.servelab.disk;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Platform threads, all started at once, with one queue. */
final class PoolWorkers implements Workers {
    private final ThreadPoolExecutor pool;

    PoolWorkers(int threads) {
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> Thread.ofPlatform().daemon().name("file-io-" + number.incrementAndGet())
                        .unstarted(task));
        PoolThreads.startAll(pool);
    }

    @Override
    public void execute(Runnable job) {
        pool.execute(job);
    }

    @Override
    public void resize(int threads) {
        if (threads > pool.getMaximumPoolSize()) {
            pool.setMaximumPoolSize(threads);
            try {
                pool.setCorePoolSize(threads);
            } catch (OutOfMemoryError noThread) {
                // The system has none: those that are not stuck go on, and the next job asks again.
            }
        } else {
            pool.setCorePoolSize(threads);
            pool.setMaximumPoolSize(threads);
        }
    }

    @Override
    public boolean awaitQuiet(Duration time) throws InterruptedException {
        return pool.awaitTermination(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
