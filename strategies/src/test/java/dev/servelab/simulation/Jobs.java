package dev.servelab.simulation;

import dev.servelab.disk.Workers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Carries the disk's jobs out, one step of one of them at a time. As many as the pool has threads
 * may be under way at once; the next begin in the order they came. Under {@code --file-io inline}
 * connections carry their jobs out here, without the queue.
 */
final class Jobs implements Workers {
    private static final int REJECTED_PER_MILLE = 10;

    /** A job, and about what and for whom it is. */
    private record Job(Coroutine work, @Nullable Ask ask) {
        @Nullable
        NamedFile file() {
            return ask == null ? null : ask.file();
        }
    }

    private final Draw draw;
    private final boolean rejects;
    private final Deque<Job> queue = new ArrayDeque<>();
    private final List<Job> underWay = new ArrayList<>();
    private int threads;
    private boolean over;
    /** What is going on now: what a job comes from. */
    private @Nullable Ask acting;
    private @Nullable Coroutine current;

    Jobs(Draw draw, Scenario scenario) {
        this.draw = draw;
        this.rejects = scenario.has(Trouble.EXHAUSTION);
        this.threads = scenario.fileIo().poolThreads();
    }

    /** From now on there is a thread for each job that has to wait for one. */
    void stopRejecting() {
        over = true;
    }

    /** Queued or under way. */
    int pending() {
        return queue.size() + underWay.size();
    }

    /** So many may be under way. */
    int threads() {
        return threads;
    }

    /** What is done next is done for that request. */
    void act(@Nullable Ask ask) {
        acting = ask;
    }

    @Override
    public void execute(Runnable job) {
        Ask ask = acting;
        if (rejects && !over && draw.perMille(REJECTED_PER_MILLE)) {
            if (ask != null && ask.file() != null) {
                ask.file().exhausted();
            }
            throw new RejectedExecutionException("simulated");
        }
        Job next = new Job(new Coroutine(job), ask);
        if (next.file() != null) {
            next.file().jobBegins(ask);
        }
        queue.add(next);
    }

    /** Begins the next job, or goes on with one; false if there is none to go on with. */
    boolean runOne() {
        boolean canBegin = !queue.isEmpty() && underWay.size() < threads;
        int choices = underWay.size() + (canBegin ? 1 : 0);
        if (choices == 0) {
            return false;
        }
        int choice = draw.below(choices);
        if (choice == underWay.size()) {
            underWay.add(queue.remove());
        }
        run(underWay.get(choice));
        return true;
    }

    /** Goes on with work of a connection's own. */
    void run(Coroutine work, @Nullable Ask ask) {
        Coroutine before = current;
        act(ask);
        current = work;
        work.resume();
        current = before;
        act(null);
        Throwable failure = work.failure();
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException broken
                && !(broken instanceof FaultyCalls.SimulatedBreak)) {
            throw broken;
        }
    }

    /** Called by a call to the file system: others go on first. False if there is no way to. */
    boolean pause() {
        Coroutine pausing = current;
        if (pausing == null) {
            return false;
        }
        pausing.pause();
        return true;
    }

    void abandonAll() {
        underWay.forEach(job -> job.work().abandon());
    }

    @Override
    public void resize(int now) {
        threads = now;
    }

    @Override
    public boolean awaitQuiet(Duration time) {
        return pending() == 0;
    }

    @Override
    public void close() {}

    private void run(Job job) {
        run(job.work(), job.ask());
        if (job.work().hasEnded()) {
            underWay.remove(job);
            if (job.file() != null) {
                job.file().jobEnds();
            }
        }
    }
}
