package dev.servelab.cache;

import java.io.Closeable;
import java.io.IOException;

/** Closing what was only read from. */
final class Quietly {
    private Quietly() {}

    static void close(Closeable resource) {
        try {
            resource.close();
        } catch (IOException nothingLost) {
            // Nothing was written: there is nothing that a failed close could have lost.
        }
    }
}
