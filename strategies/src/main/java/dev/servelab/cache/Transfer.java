package dev.servelab.cache;

import dev.servelab.protocol.ErrorCode;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A request for a file, or for a part of it, on its way through the cache. It never blocks: where it
 * cannot go on, it says so, and wakes its waiter when it may. Used by one thread at a time;
 * {@link #close} gives back everything it holds, on every path, and may be called again.
 *
 * <p>The caller begins; asks {@link #state} until it is no longer {@code WAITING}; then sends what
 * {@link #next} gives until {@link #isComplete}, what is left by {@link #copyRest}, and ends by
 * {@link #finish}. Once closed it may begin anew, so that a connection needs one for its life and a
 * request none of its own. Of what is closed only {@link #outcome} and {@link #isPastCache} may be asked.
 */
public interface Transfer extends AutoCloseable {
    /**
     * Bytes. The end of a body, so much of it at most, is kept back until the file's sum is known, so
     * that both can be sent together. To copy 64 KiB takes half the time of a system call that sends
     * them apart.
     */
    int TAIL_BYTES = 64 * 1024;

    /** Where a transfer stands. */
    enum State {
        /** Nothing to be had now; the waiter is woken when there may be. */
        WAITING,
        /** The length and version are known, and first bytes are at hand, or none are wanted. */
        READY,
        /** It cannot be done, or cannot be finished: {@link #refusal} says why. */
        FAILED
    }

    /**
     * Why a request is refused.
     *
     * @param folder whether the name is a folder's
     */
    record Refused(ErrorCode code, String text, boolean folder) {
        public Refused(ErrorCode code, String text) {
            this(code, text, false);
        }
    }

    /**
     * Begins to answer a request. The clock is the caller's to read, because it has other uses for
     * the time, and to read it takes longer than the rest of a hit.
     *
     * @param name         of the file: decoded, not yet checked
     * @param wanted       which part of it
     * @param arrivedNanos when the request had arrived, on the cache's clock, or later
     * @throws IllegalStateException if the request before is not closed
     */
    void begin(String name, Selection wanted, long arrivedNanos);

    /** Goes on as far as possible and says where it stands. */
    State state();

    /** Why it failed. */
    Refused refusal();

    /** How the cache answered, once ready. */
    Outcome outcome();

    /** Whether its bytes are read for it alone and stay nowhere. Once ready. */
    boolean isPastCache();

    /** Bytes of this answer in all, the file's size at most; 0 for {@link Part.Nothing}. */
    long length();

    /** The version, as on the wire, of the file that the answer is of. */
    String version();

    /** Bytes of that whole file. */
    long size();

    /** Bytes of this answer not yet given. */
    long remaining();

    /** Whether all that remains is at hand and the file's sum, if wanted, is known. */
    boolean isComplete();

    /**
     * Gives the next bytes, at most so many, at least one, to be sent before the next call; or
     * null if there are none at hand yet (then {@link #state} tells whether to wait).
     */
    @Nullable
    ByteBuffer next(int maxBytes);

    /** What {@link #next} gave last, if a socket can take it without a copy; null if it cannot. */
    default @Nullable Sendable sendable() {
        return null;
    }

    /** Copies all that remains. Only when {@link #isComplete}, into a buffer with room for it. */
    void copyRest(ByteBuffer to);

    /**
     * Gives back what the transfer holds; all counters are settled when this returns.
     *
     * @return CRC-32C of the whole file; without meaning where no sum was wanted
     */
    int finish();

    /** Gives back what the transfer holds, whatever it is doing. */
    @Override
    void close();
}
