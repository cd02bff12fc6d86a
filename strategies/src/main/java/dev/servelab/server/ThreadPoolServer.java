package dev.servelab.server;

import dev.servelab.disk.PoolThreads;
import dev.servelab.front.FrontFactory;
import dev.servelab.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * N platform threads and a queue: a connection keeps its thread until it closes, others wait for
 * one, and when too many wait, more are refused.
 */
final class ThreadPoolServer extends BlockingServer {
    /** Connections that may wait for a thread. */
    static final int QUEUE = 1_024;

    private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(QUEUE);
    private final ThreadPoolExecutor pool;

    ThreadPoolServer(int threads, ListenSettings settings, FrontFactory fronts, Clock clock) {
        super(settings, fronts, clock);
        pool = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, waiting,
                Thread.ofPlatform().name("pool-", 1).factory());
        PoolThreads.startAll(pool);
    }

    @Override
    void execute(BlockingConnection connection) {
        pool.execute(connection);
    }

    @Override
    List<BlockingConnection> takeWaiting() {
        List<Runnable> left = new ArrayList<>();
        waiting.drainTo(left);
        return left.stream().map(BlockingConnection.class::cast).toList();
    }

    @Override
    void endThreads() {
        pool.shutdown();
    }
}
