package dev.servelab.trace;

import java.io.IOException;

/** A good file, perhaps, but not one that is unpacked here. The message says why not. */
final class CannotUnpackException extends IOException {
    private static final long serialVersionUID = 1L;

    CannotUnpackException(String why, Throwable cause) {
        super(why, cause);
    }
}
