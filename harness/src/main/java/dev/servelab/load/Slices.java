package dev.servelab.load;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hands finished intervals from the loop's thread to the one that sums up, and the empty ones back:
 * a few times a second, however many requests there are. Neither waits for the other.
 */
final class Slices {
    /** Ends the series. */
    private static final Slice END = new Slice();

    /** After a standstill many come at once; those are not kept. */
    private static final int SPARE_MOST = 4;

    private final BlockingQueue<Slice> full = new LinkedBlockingQueue<>();
    private final Queue<Slice> spare = new ConcurrentLinkedQueue<>();

    /** An empty interval. The loop's thread. */
    Slice next(long index) {
        Slice used = spare.poll();
        return (used == null ? new Slice() : used).begin(index);
    }

    /** The loop's thread. */
    void handOver(Slice slice) {
        full.add(slice);
    }

    /** No more come. The loop's thread. */
    void end() {
        full.add(END);
    }

    /** Waits for the next; null at the end. The thread that sums up. */
    @Nullable
    Slice take() throws InterruptedException {
        Slice slice = full.take();
        return slice.equals(END) ? null : slice;
    }

    /** Gives one back that is not needed any more. The thread that sums up. */
    void giveBack(Slice slice) {
        if (spare.size() < SPARE_MOST) {
            spare.add(slice);
        }
    }
}
