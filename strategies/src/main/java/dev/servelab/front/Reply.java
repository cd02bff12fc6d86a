package dev.servelab.front;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.telemetry.Kind;
import org.jspecify.annotations.Nullable;

/** The answer to one request, under way. Used by the connection's thread alone. */
interface Reply extends AutoCloseable {
    /** How it goes on. */
    enum Step {
        /** Something to send has been put into the output. */
        SEND,
        /** Nothing to be had now; the wake-up comes. */
        AWAIT,
        /** All has been sent. */
        DONE,
        /** The promised bytes cannot be delivered: the connection is cut, without END. */
        CUT
    }

    /** Goes on; called when nothing is pending in the output. */
    Step step(Output output);

    /** One word for the log: how the request was answered, or the error's code. */
    String outcome();

    /** What its time is told under. */
    default Kind kind() {
        return Kind.OTHER;
    }

    /** The error that was said; null if none was. */
    default @Nullable ErrorCode error() {
        return null;
    }

    /** Bytes of the body given to the output so far. */
    long bodyBytes();

    @Override
    void close();
}
