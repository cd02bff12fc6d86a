package dev.servelab.front;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has to write: a buffer for what is composed (headers, ends, last bytes) and
 * behind it a slice that belongs to somebody else. The buffer is borrowed for the time of an
 * answer, so that idle connections hold none.
 */
final class Output {
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    private final ComposeBuffers pool;
    private final ByteBuffer[] pending = {NOTHING, NOTHING};
    private @Nullable ByteBuffer composed;

    Output(ComposeBuffers pool) {
        this.pool = pool;
    }

    /** The buffer to compose in, empty; what was in it has been written. */
    ByteBuffer compose() {
        if (composed == null) {
            composed = pool.take();
        }
        return composed.clear();
    }

    /** Sends what has been composed. */
    void send() {
        send(NOTHING);
    }

    /** Sends what has been composed, if anything, and then the slice. */
    void send(ByteBuffer slice) {
        pending[0] = composed == null ? NOTHING : composed.flip();
        pending[1] = slice;
    }

    /** Sends the slice alone. */
    void sendOnly(ByteBuffer slice) {
        pending[0] = NOTHING;
        pending[1] = slice;
    }

    boolean isPending() {
        return pending[0].hasRemaining() || pending[1].hasRemaining();
    }

    ByteBuffer[] pending() {
        return pending;
    }

    /** The answer is over, sent or not. */
    void release() {
        pending[0] = NOTHING;
        pending[1] = NOTHING;
        if (composed != null) {
            pool.giveBack(composed);
            composed = null;
        }
    }
}
