package dev.servelab.linux;

import java.io.Closeable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A descriptor number that is closed exactly once, and never while a system call uses it: after
 * close(2) the same number may be another file's. Thread-safe; nothing waits.
 */
public final class Descriptor implements Closeable {
    private static final long SYS_CLOSE = Platform.number(3, 57);
    private static final int CLOSED = 1 << 31;

    private final int number;
    /** Calls under way, and the bit that says that no more may begin. */
    private final AtomicInteger uses = new AtomicInteger();

    /** @param number of an open file that nobody else closes */
    public Descriptor(int number) {
        this.number = number;
    }

    /** The number, good until {@link #release()}, which must follow. */
    public int acquire() throws ClosedChannelException {
        int seen;
        do {
            seen = uses.get();
            if ((seen & CLOSED) != 0) {
                throw new ClosedChannelException();
            }
        } while (!uses.compareAndSet(seen, seen + 1));
        return number;
    }

    /** Ends a use that {@link #acquire()} began. */
    public void release() {
        if (uses.decrementAndGet() == CLOSED) {
            close(number);
        }
    }

    @Override
    public void close() {
        if (uses.getAndUpdate(seen -> seen | CLOSED) == 0) {
            close(number);
        }
    }

    /** Closes once, whatever the answer: the number is free even after an error. */
    private static void close(int number) {
        try (Arena arena = Arena.ofConfined()) {
            SystemCall.call(SystemCall.newState(arena), SYS_CLOSE, number, MemorySegment.NULL,
                    MemorySegment.NULL, 0);
        }
    }
}
