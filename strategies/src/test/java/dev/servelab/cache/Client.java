package dev.servelab.cache;

import dev.servelab.disk.Waiter;
import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One who asks the cache, on the calling thread, as a blocking connection does: it carries out the
 * jobs that are its own, and waits until it is woken.
 */
final class Client implements Waiter {
    /** Guarded by this, as all below. */
    private final Queue<Runnable> jobs = new ArrayDeque<>();
    private boolean woken;
    private boolean cut;

    /** Thrown in the waiting thread when the connection was cut. */
    static final class CutException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    @Override
    public synchronized void assign(Runnable job) {
        jobs.add(job);
        notifyAll();
    }

    @Override
    public synchronized void cut() {
        cut = true;
        notifyAll();
    }

    synchronized boolean isCut() {
        return cut;
    }

    synchronized boolean hasJobs() {
        return !jobs.isEmpty();
    }

    /** Carries out the jobs that are there, without waiting; what follows them is left for later. */
    void work() {
        List<Runnable> there;
        synchronized (this) {
            there = List.copyOf(jobs);
            jobs.clear();
        }
        there.forEach(Runnable::run);
    }

    /** Goes on until the transfer is ready or has failed. */
    Transfer.State await(Transfer transfer) {
        while (true) {
            Transfer.State state = transfer.state();
            if (state != Transfer.State.WAITING) {
                work();
                return state;
            }
            awaitWoken();
        }
    }

    /** The whole answer, read to its end; the transfer is closed then. */
    Answer finish(Transfer transfer) {
        return finish(transfer, new ByteArrayOutputStream());
    }

    /** The same; {@code begun} holds the bytes taken already. */
    Answer finish(Transfer transfer, ByteArrayOutputStream begun) {
        try (transfer) {
            while (true) {
                if (await(transfer) == Transfer.State.FAILED) {
                    return Answer.refused(transfer.refusal(), begun.toByteArray());
                }
                if (transfer.isComplete()) {
                    ByteBuffer rest = ByteBuffer.allocate((int) transfer.remaining());
                    transfer.copyRest(rest);
                    begun.writeBytes(rest.array());
                    Outcome outcome = transfer.outcome();
                    String version = transfer.version();
                    return new Answer(null, outcome, version, begun.toByteArray(),
                            transfer.finish());
                }
                take(transfer, begun, Integer.MAX_VALUE);
            }
        }
    }

    /** Takes the next piece, if there is one, and says how many bytes it had. */
    static int take(Transfer transfer, ByteArrayOutputStream to, int most) {
        ByteBuffer piece = transfer.next(most);
        if (piece == null) {
            return 0;
        }
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        to.writeBytes(bytes);
        return bytes.length;
    }

    /** Waits until it is woken, cut, or has a job, and carries jobs out. */
    void awaitWoken() {
        synchronized (this) {
            while (!woken && jobs.isEmpty() && !cut) {
                try {
                    wait();
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }
            if (cut) {
                throw new CutException();
            }
            woken = false;
        }
        work();
    }

    /**
     * What a client got.
     *
     * @param refusal null if the answer is whole
     * @param sum     CRC-32C of the whole file, as the server says
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Answer(Transfer.@Nullable Refused refusal, Outcome outcome, String version,
            byte[] bytes, int sum) {
        /** Why it was refused; null if it was not. */
        @Nullable
        ErrorCode code() {
            return refusal == null ? null : refusal.code();
        }

        static Answer refused(Transfer.Refused why, byte[] bytes) {
            return new Answer(why, Outcome.MISS, "", bytes, 0);
        }

        /** What END is to say for a file of these bytes. */
        static int sumOf(byte[] bytes) {
            Crc32c sum = new Crc32c();
            sum.update(bytes, 0, bytes.length);
            return sum.value();
        }
    }
}
