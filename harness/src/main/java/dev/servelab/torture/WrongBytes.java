package dev.servelab.torture;

import java.io.IOException;

/** A body is not the file: the message says what it is instead. */
final class WrongBytes extends IOException {
    private static final long serialVersionUID = 1L;

    WrongBytes(String message) {
        super(message);
    }
}
