package dev.servelab.trace;

import java.io.IOException;

/** What is packed cannot be unpacked. The message says which packing; the reader knows where. */
final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedException(Packing packing, Throwable cause) {
        super("a damaged " + packing.id() + " file", cause);
    }
}
