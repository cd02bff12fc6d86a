package dev.servelab.benchmarks;

import dev.servelab.cache.ContentCache;
import dev.servelab.cache.Transfer;
import dev.servelab.disk.Waiter;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Asks a cache for files as a connection does, without a connection: what would be written to a
 * socket is copied into one buffer. What the disk has to do is done at once, on the same thread,
 * which is the only one that uses it.
 */
final class Asker implements Waiter {
    /** As much as a server writes at once. */
    private static final int PIECE_BYTES = 64 * 1024;

    private final Queue<Runnable> jobs = new ArrayDeque<>();
    private final ByteBuffer out = ByteBuffer.allocateDirect(PIECE_BYTES);

    /** Finds a cached file and lets it go, without a look at its bytes; its length. */
    long touch(ContentCache cache, String name) {
        try (Transfer transfer = cache.get(name, this)) {
            awaitReady(transfer);
            return transfer.length();
        }
    }

    /** Takes all of a file; its sum. */
    int read(ContentCache cache, String name) {
        try (Transfer transfer = cache.get(name, this)) {
            awaitReady(transfer);
            while (!transfer.isComplete() || transfer.remaining() > Transfer.TAIL_BYTES) {
                take(transfer);
            }
            transfer.copyRest(out.clear());
            return transfer.finish();
        }
    }

    private void take(Transfer transfer) {
        ByteBuffer piece = transfer.next(PIECE_BYTES);
        if (piece == null) {
            awaitReady(transfer);
        } else {
            out.clear().put(piece);
        }
    }

    private void awaitReady(Transfer transfer) {
        while (transfer.state() == Transfer.State.WAITING) {
            work();
        }
        if (transfer.state() == Transfer.State.FAILED) {
            throw new IllegalStateException(transfer.refusal().text());
        }
    }

    private void work() {
        @Nullable
        Runnable job = jobs.poll();
        if (job == null) {
            throw new IllegalStateException("waits for nothing");
        }
        job.run();
    }

    @Override
    public void assign(Runnable job) {
        jobs.add(job);
    }

    @Override
    public void wake() {}

    @Override
    public void cut() {
        throw new IllegalStateException("nothing here can be stuck");
    }
}
