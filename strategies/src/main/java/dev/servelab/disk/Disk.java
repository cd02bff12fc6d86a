package dev.servelab.disk;

import dev.servelab.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Carries out {@link DiskJob}s and gives up on calls that are stuck.
 *
 * <p>A thread of the pool never waits for a socket or for another job; a job that follows another
 * on the same thread is begun whatever is stuck, as it needs no thread more. A thread that is stuck
 * in a call is replaced, up to {@link #REPLACED_AT_MOST}; beyond that no work is taken. A thread of
 * a connection ({@code inline}) is never replaced. Thread-safe.
 */
public final class Disk implements AutoCloseable {
    /** Threads that may be stuck before misses are refused as busy. */
    public static final int REPLACED_AT_MOST = 64;

    private final FileIo fileIo;
    private final long timeoutNanos;
    private final Clock clock;
    /** Null where the waiters' own threads carry jobs out. */
    private final @Nullable Workers workers;
    private final Set<DiskJob> running = ConcurrentHashMap.newKeySet();

    private final Object stuckLock = new Object();
    /** Guarded by stuckLock: calls that are stuck, by file name. */
    private final Map<String, Integer> stuckByName = new HashMap<>();
    /** Written under stuckLock; read without it, so that nobody pays while nothing is stuck. */
    private volatile int stuckCount;

    /** @param timeout bounds each single call to the file system once it has started */
    public Disk(FileIo fileIo, Duration timeout, Clock clock) {
        this(fileIo, timeout, clock,
                fileIo.isInline() ? null : new PoolWorkers(fileIo.poolThreads()));
    }

    /** @param workers as many as {@code fileIo} says; null if it says inline */
    public Disk(FileIo fileIo, Duration timeout, Clock clock, @Nullable Workers workers) {
        this.fileIo = fileIo;
        this.timeoutNanos = timeout.toNanos();
        this.clock = clock;
        this.workers = workers;
    }

    public FileIo fileIo() {
        return fileIo;
    }

    /**
     * Has a job carried out: soon on the pool, or by the waiter's own thread.
     *
     * @throws DiskBusyException if so many calls are stuck that no more work is taken, or there is
     *         no thread for it
     */
    public void submit(DiskJob job, Waiter waiter) throws DiskBusyException {
        if (stuckCount >= REPLACED_AT_MOST) {
            throw new DiskBusyException("the disk does not answer");
        }
        if (workers == null) {
            assign(job, waiter);
            return;
        }
        job.attach(this, null);
        try {
            workers.execute(() -> run(job));
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            throw new DiskBusyException("no thread reads files");
        }
    }

    /** Whether a call about this file is stuck right now. */
    public boolean isStuck(String name) {
        if (stuckCount == 0) {
            return false;
        }
        synchronized (stuckLock) {
            return stuckByName.containsKey(name);
        }
    }

    /** How many calls are stuck right now. */
    public int stuckCount() {
        return stuckCount;
    }

    /** Gives up on calls that have lasted too long. Called by the timekeeper. */
    public void expire() {
        long now = clock.nanoTime();
        for (DiskJob job : running) {
            boolean stuck;
            synchronized (stuckLock) {
                stuck = job.giveUpAfter(timeoutNanos, now);
                if (stuck) {
                    stuckByName.merge(job.name(), 1, Integer::sum);
                    stuckCount++;
                    resizeWorkers();
                }
            }
            if (stuck) {
                job.givenUp();
                Waiter carrier = job.carrier();
                if (carrier != null) {
                    carrier.cut();
                }
            }
        }
    }

    /** Takes no more work; threads end when their jobs have. */
    @Override
    public void close() {
        if (workers != null) {
            workers.close();
        }
    }

    /** Whether every job has ended, within that time. */
    public boolean awaitQuiet(Duration time) throws InterruptedException {
        return workers == null ? running.isEmpty() : workers.awaitQuiet(time);
    }

    long now() {
        return clock.nanoTime();
    }

    private void assign(DiskJob job, Waiter carrier) {
        job.attach(this, carrier);
        carrier.assign(() -> run(job));
    }

    private void run(DiskJob job) {
        running.add(job);
        try {
            perform(job);
        } finally {
            goOn(job);
            running.remove(job);
        }
    }

    /** With what follows a job, on the thread that carried it out. */
    private void goOn(DiskJob ended) {
        DiskJob next = ended.next();
        Waiter carrier = ended.carrier();
        if (next != null && carrier != null) {
            assign(next, carrier);
        } else if (next != null) {
            next.attach(this, null);
            run(next);
        }
    }

    private void perform(DiskJob job) {
        try {
            job.perform();
        } catch (DiskJob.GivenUpException late) {
            unstick(job.name());
            job.returned();
        } catch (RuntimeException | Error broken) {
            job.givenUp();
            job.returned();
            throw broken;
        }
    }

    private void unstick(String name) {
        synchronized (stuckLock) {
            stuckByName.computeIfPresent(name, (n, count) -> count == 1 ? null : count - 1);
            stuckCount--;
            resizeWorkers();
        }
    }

    /** The pool has its threads beside those that are stuck. */
    private void resizeWorkers() {
        if (workers != null) {
            workers.resize(fileIo.poolThreads() + Math.min(stuckCount, REPLACED_AT_MOST));
        }
    }
}
