package dev.servelab.protocol;

import java.io.Serial;

/** A name is not in wire form: a bad {@code %XX}, bad UTF-8, or a raw control character. */
public final class MalformedNameException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    MalformedNameException(String message) {
        super(message);
    }
}
