package dev.servelab.selftest;

import java.io.IOException;
import java.util.List;

/** One part of the self-test: makes its measurement and reads it. Without state. */
interface Part {
    /**
     * Measures.
     *
     * @throws IOException if a server did not do its part, or the system did not
     */
    List<Reading> measure(Lab lab) throws IOException, InterruptedException;
}
