package dev.servelab.cache;

import dev.servelab.disk.Waiter;
import java.util.ArrayDeque;
import java.util.Queue;

/** What the thread of a {@link FuzzedClient} has to do, as a connection keeps it. */
final class FuzzedJobs implements Waiter {
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private boolean closed;
    private boolean cut;
    private boolean woken;

    @Override
    public void wake() {
        woken = true;
    }

    @Override
    public void assign(Runnable job) {
        queue.add(job);
        wake();
        if (closed) {
            run();
        }
    }

    @Override
    public void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    boolean isWoken() {
        return woken;
    }

    void forgetWakes() {
        woken = false;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    void run() {
        for (Runnable job = queue.poll(); job != null; job = queue.poll()) {
            job.run();
        }
    }

    void close() {
        closed = true;
        run();
    }
}
