package dev.servelab.lesson;

import dev.servelab.disk.Waiter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/** Who asks a cache and carries out its own jobs, as a connection does inline. One thread. */
public final class OwnJobs implements Waiter {
    private final Queue<Runnable> jobs = new ArrayDeque<>();

    @Override
    public void wake() {}

    @Override
    public void assign(Runnable job) {
        jobs.add(job);
    }

    @Override
    public void cut() {
        throw new IllegalStateException("nothing is stuck here");
    }

    /** Whether nothing is to be done. */
    public boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** Does all that is to be done. */
    public void work() {
        workWhile(() -> !jobs.isEmpty());
    }

    /** Does one job after another; there is one as long as that is so. */
    public void workWhile(BooleanSupplier isSo) {
        while (isSo.getAsBoolean()) {
            jobs.remove().run();
        }
    }
}
