package dev.servelab.front;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What others have assigned to one connection's thread. Nothing is lost: what is left when the
 * connection closes, or comes later, is carried out by whoever closes or assigns, because others
 * may wait for it. Filled from any thread.
 */
final class JobQueue {
    private final ConcurrentLinkedQueue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    /** Written before the jobs that are left are taken. */
    private volatile boolean closed;

    boolean isEmpty() {
        return jobs.isEmpty();
    }

    void add(Runnable job) {
        jobs.add(job);
        if (closed) {
            runAll();
        }
    }

    @Nullable
    Runnable poll() {
        return jobs.poll();
    }

    void close() {
        closed = true;
        runAll();
    }

    /** One that breaks takes none of the others with it. */
    private void runAll() {
        Runnable job = jobs.poll();
        if (job != null) {
            try {
                job.run();
            } finally {
                runAll();
            }
        }
    }
}
