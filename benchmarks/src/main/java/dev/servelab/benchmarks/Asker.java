package dev.servelab.benchmarks;

import dev.servelab.cache.ContentCache;
import dev.servelab.cache.Selection;
import dev.servelab.cache.Transfer;
import dev.servelab.disk.Waiter;
import dev.servelab.time.Clock;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Asks a cache for files as a connection does, without a connection: one transfer serves one request
 * after another, and what would be written to a socket is copied into one buffer. What the disk has to do is done at once, on the same thread,
 * which is the only one that uses it.
 */
final class Asker implements Waiter {
    /** As much as a server writes at once. */
    private static final int PIECE_BYTES = 64 * 1024;

    private final Queue<Runnable> jobs = new ArrayDeque<>();
    private final ByteBuffer out = ByteBuffer.allocateDirect(PIECE_BYTES);
    /** For every request: a connection reads the clock for its deadlines, and gives the cache that. */
    private final long startNanos = Clock.SYSTEM.nanoTime();
    private @Nullable ContentCache asked;
    private @Nullable Transfer transfer;

    /** Finds a cached file and lets it go, without a look at its bytes; its length. */
    long touch(ContentCache cache, String name) {
        return touch(cache, name, startNanos);
    }

    /** The same, and reads the clock. */
    long touchByTheClock(ContentCache cache, String name) {
        return touch(cache, name, Clock.SYSTEM.nanoTime());
    }

    private long touch(ContentCache cache, String name, long nowNanos) {
        try (Transfer begun = begin(cache, name, nowNanos)) {
            awaitReady(begun);
            return begun.length();
        }
    }

    /** Takes all of a file; its sum. */
    int read(ContentCache cache, String name) {
        try (Transfer begun = begin(cache, name, startNanos)) {
            awaitReady(begun);
            while (!begun.isComplete() || begun.remaining() > Transfer.TAIL_BYTES) {
                take(begun);
            }
            begun.copyRest(out.clear());
            return begun.finish();
        }
    }

    private Transfer begin(ContentCache cache, String name, long nowNanos) {
        if (transfer == null || !cache.equals(asked)) {
            transfer = cache.newTransfer(this);
            asked = cache;
        }
        transfer.begin(name, Selection.WHOLE, nowNanos);
        return transfer;
    }

    private void take(Transfer begun) {
        ByteBuffer piece = begun.next(PIECE_BYTES);
        if (piece == null) {
            awaitReady(begun);
        } else {
            out.clear().put(piece);
        }
    }

    private void awaitReady(Transfer begun) {
        Transfer.State state = begun.state();
        while (state == Transfer.State.WAITING) {
            work();
            state = begun.state();
        }
        if (state == Transfer.State.FAILED) {
            throw new IllegalStateException(begun.refusal().text());
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
