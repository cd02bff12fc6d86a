package dev.servelab.disk;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that calls the file system, for one file name. Each call is bounded by the
 * disk's deadline on its own; what passes it is given up on: {@link #givenUp} is called once while
 * the call is still stuck, and whenever the call does return, {@link GivenUpException} ends the
 * job.
 */
public abstract class DiskJob {
    /** No call is under way. Start times are made odd so that they never equal these. */
    private static final long IDLE = 0;
    private static final long GIVEN_UP = 2;

    private final String name;
    private final AtomicLong callStarted = new AtomicLong(IDLE);
    private Disk disk;
    /** The one whose own thread carries the job out; null on the pool. */
    private @Nullable Waiter carrier;
    /** Touched by the job's own thread alone. */
    private @Nullable DiskJob next;

    /** @param name the file that the job is about: it is refused while a call is stuck */
    @SuppressWarnings("NullAway.Init") // set by Disk.submit, before anybody else sees the job
    protected DiskJob(String name) {
        this.name = name;
    }

    /** A call to the file system. */
    @FunctionalInterface
    public interface Call<T, E extends Exception> {
        T run() throws E;
    }

    /** Thrown in the job's thread when a call returned after it had been given up on. */
    public static final class GivenUpException extends RuntimeException {
        private static final long serialVersionUID = 1;

        GivenUpException() {
            super("returned after the disk timeout", null, false, false);
        }
    }

    /** Does the work, on a thread of the pool or the connection's own. */
    protected abstract void perform();

    /**
     * A call passed the deadline, or {@code perform} broke: whoever waits is to be told. Runs on
     * the timekeeper's thread, or the job's own; must not block.
     */
    protected abstract void givenUp();

    /** A job that was given up on has ended after all. On the job's own thread. */
    protected void returned() {}

    /**
     * Has another job carried out by the same thread as soon as this one has ended, however it ends:
     * nobody has to be woken for it. Each of its calls has the deadline for itself. Within {@link
     * #perform}, once at most.
     */
    protected final void followWith(DiskJob job) {
        next = job;
    }

    /** Makes one call to the file system under the deadline. */
    protected final <T, E extends Exception> T call(Call<T, E> call) throws E {
        callStarted.setRelease(disk.now() | 1);
        try {
            return call.run();
        } finally {
            endCall();
        }
    }

    /** Says, within a call that has many steps, that one of them has ended: each has the deadline. */
    protected final void stepEnded() {
        long started = callStarted.get();
        if ((started & 1) == 1) {
            callStarted.compareAndSet(started, disk.now() | 1);
        }
    }

    private void endCall() {
        if (callStarted.getAndSet(IDLE) == GIVEN_UP) {
            throw new GivenUpException();
        }
    }

    final String name() {
        return name;
    }

    final void attach(Disk owner, @Nullable Waiter byWhom) {
        disk = owner;
        carrier = byWhom;
    }

    /** What is to be carried out after it; null: nothing. */
    final @Nullable DiskJob next() {
        return next;
    }

    final @Nullable Waiter carrier() {
        return carrier;
    }

    /** Gives up on the call under way if it has lasted longer than the timeout. */
    final boolean giveUpAfter(long timeoutNanos, long now) {
        long started = callStarted.get();
        return (started & 1) == 1 && now - started > timeoutNanos
                && callStarted.compareAndSet(started, GIVEN_UP);
    }
}
