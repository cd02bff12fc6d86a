package dev.servelab.cache;

import dev.servelab.disk.Workers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** Workers that count the jobs handed to them, and carry them out when a test says so. */
final class HeldJobs implements Workers {
    private final Queue<Runnable> jobs = new ArrayDeque<>();
    private int handedOver;

    @Override
    public void execute(Runnable job) {
        handedOver++;
        jobs.add(job);
    }

    /** Jobs handed over so far. */
    int handedOver() {
        return handedOver;
    }

    /** Carries the next one out, on this thread. */
    void runNext() {
        jobs.remove().run();
    }

    @Override
    public void resize(int threads) {}

    @Override
    public boolean awaitQuiet(Duration time) {
        return jobs.isEmpty();
    }

    @Override
    public void close() {}
}
