package dev.servelab.protocol;

import java.io.Serial;

/** A reply line, or a line of a list, is not of this protocol. The message is safe to print. */
public final class MalformedReplyException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    MalformedReplyException(String message) {
        super(message);
    }
}
