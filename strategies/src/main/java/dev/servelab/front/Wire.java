package dev.servelab.front;

import dev.servelab.disk.Waiter;
import dev.servelab.protocol.ErrorCode;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What one connection speaks: bytes to requests, and requests to replies. Knows nothing of reading,
 * writing and waiting, which are the same whatever is spoken. Used by the connection's thread alone.
 */
interface Wire {
    /**
     * Takes bytes up to the end of one request.
     *
     * @return whether it is whole; if not, all bytes were taken
     */
    boolean take(ByteBuffer in);

    /** Whether a request has begun and is not whole; to be asked when {@link #take} was false. */
    boolean isMidRequest();

    /**
     * Begins to answer the request taken last.
     *
     * @param arrivedNanos when it had arrived
     * @param waiter       woken when the reply may go on; the same for all requests
     */
    Reply answer(long arrivedNanos, Waiter waiter);

    /** What is said before the connection is closed although nothing was asked; null if nothing. */
    @Nullable
    Reply farewell(ErrorCode why, String text);

    /** Whether the connection ends after that reply, which has been sent whole. Told of each. */
    boolean endsAfter(Reply reply);

    /** Whether the peer has said that it sends no more. To be asked when a reply has ended it. */
    boolean isPeerDone();

    /** The word for what was asked last, for the log. */
    String verb();

    /** The name of the file that was asked for last, for the log; empty if none was. */
    String name();
}
