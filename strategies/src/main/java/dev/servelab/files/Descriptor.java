package dev.servelab.files;

import java.io.Closeable;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A descriptor number that is closed exactly once, and never while a system call uses it: after
 * close(2) the same number may be another file's. Thread-safe; nothing waits.
 */
final class Descriptor implements Closeable {
    private static final int CLOSED = 1 << 31;

    private final int number;
    /** Calls under way, and the bit that says that no more may begin. */
    private final AtomicInteger uses = new AtomicInteger();

    Descriptor(int number) {
        this.number = number;
    }

    /** The number, good until {@link #release()}, which must follow. */
    int acquire() throws ClosedChannelException {
        int seen;
        do {
            seen = uses.get();
            if ((seen & CLOSED) != 0) {
                throw new ClosedChannelException();
            }
        } while (!uses.compareAndSet(seen, seen + 1));
        return number;
    }

    void release() {
        if (uses.decrementAndGet() == CLOSED) {
            Linux.close(number);
        }
    }

    @Override
    public void close() {
        if (uses.getAndUpdate(seen -> seen | CLOSED) == 0) {
            Linux.close(number);
        }
    }
}
