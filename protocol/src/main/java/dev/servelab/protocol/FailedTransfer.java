package dev.servelab.protocol;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A reply that did not come whole, right and alone. What the sink has received is not the file. The
 * connection is of no more use.
 */
public final class FailedTransfer extends ClientException {
    @Serial
    private static final long serialVersionUID = 1;

    /** What was wrong with the reply. */
    public enum Reason {
        /** The server closed in order before the END line. */
        SHORT,
        /** The connection broke: reset, unreachable. */
        RESET,
        /** All bytes came, and their sum is another than END says. */
        CORRUPT,
        /** A line of the reply is not of this protocol. */
        MALFORMED,
        /** More bytes came after END, and not one ERR line. */
        SURPLUS,
        /** {@link FileClient#close()} was called meanwhile, on this side. */
        CLOSED
    }

    private final Reason reason;

    FailedTransfer(Reason reason, String message) {
        this(reason, message, null);
    }

    FailedTransfer(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What was wrong. */
    public Reason reason() {
        return reason;
    }
}
