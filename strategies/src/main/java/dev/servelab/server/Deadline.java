package dev.servelab.server;

import dev.servelab.front.Front;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Until when the connection's thread must be back from a call, and who was first: the thread, or
 * the timekeeper. Setting it is a memory write. Thread-safe.
 */
final class Deadline {
    private static final long EXPIRED = Long.MIN_VALUE;

    private final AtomicLong nanos = new AtomicLong(Front.NEVER);

    void set(long at) {
        nanos.set(at);
    }

    /** Moves it forward, if it is set and not past. */
    void shorten(long at) {
        long before = nanos.get();
        while (isSet(before) && before - at > 0 && !nanos.compareAndSet(before, at)) {
            before = nanos.get();
        }
    }

    /** The call is back; true if it had expired before. */
    boolean clear() {
        return nanos.getAndSet(Front.NEVER) == EXPIRED;
    }

    /** Expires it if its time has come; true if this call did. */
    boolean expireIfPast(long now) {
        long at = nanos.get();
        return isSet(at) && now - at >= 0 && nanos.compareAndSet(at, EXPIRED);
    }

    /** Expires it if it is set at all; true if this call did. */
    boolean expire() {
        long at = nanos.get();
        return isSet(at) && nanos.compareAndSet(at, EXPIRED);
    }

    private static boolean isSet(long at) {
        return at != Front.NEVER && at != EXPIRED;
    }
}
