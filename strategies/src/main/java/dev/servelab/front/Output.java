package dev.servelab.front;

import dev.servelab.cache.Sendable;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has to write: a buffer for what is composed (headers, ends, last bytes) and
 * behind it a slice that belongs to somebody else. The buffer is borrowed for the time of an
 * answer, so that idle connections hold none. For a longer end than most it is a larger one, if there
 * is one left.
 */
final class Output {
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    private final ComposeBuffers small;
    private final ComposeBuffers large;
    private final ByteBuffer[] pending = {NOTHING, NOTHING};
    private @Nullable ByteBuffer composed;
    /** The slice, if a socket can take it without a copy. */
    private @Nullable Sendable sendable;

    /** @param large for who needs more room than there is in a small one, if there is one left */
    Output(ComposeBuffers small, ComposeBuffers large) {
        this.small = small;
        this.large = large;
    }

    /** Whether so much of a body can be composed next; what was composed has been written. */
    boolean hasRoom(long bodyBytes) {
        if (bodyBytes <= small.bodyBytes()) {
            return true;
        }
        if (bodyBytes > large.bodyBytes()) {
            return false;
        }
        if (composed == null || small.areOf(composed)) {
            ByteBuffer larger = large.takeOneOfFew();
            if (larger == null) {
                return false;
            }
            giveBack();
            composed = larger;
        }
        return true;
    }

    /** The buffer to compose in, empty; what was in it has been written. */
    ByteBuffer compose() {
        if (composed == null) {
            composed = small.take();
        }
        return composed.clear();
    }

    /** Sends what has been composed. */
    void send() {
        send(NOTHING, null);
    }

    /** Sends what has been composed, if anything, and then the slice. */
    void send(ByteBuffer slice, @Nullable Sendable uncopied) {
        pending[0] = composed == null ? NOTHING : composed.flip();
        pending[1] = slice;
        sendable = uncopied;
    }

    /** Sends the slice alone. */
    void sendOnly(ByteBuffer slice, @Nullable Sendable uncopied) {
        pending[0] = NOTHING;
        pending[1] = slice;
        sendable = uncopied;
    }

    boolean isPending() {
        return pending[0].hasRemaining() || pending[1].hasRemaining();
    }

    ByteBuffer[] pending() {
        return pending;
    }

    @Nullable
    Sendable sendable() {
        return sendable;
    }

    /** The answer is over, sent or not. */
    void release() {
        pending[0] = NOTHING;
        pending[1] = NOTHING;
        sendable = null;
        giveBack();
    }

    private void giveBack() {
        if (composed != null) {
            (small.areOf(composed) ? small : large).giveBack(composed);
            composed = null;
        }
    }
}
