package dev.servelab.selftest.reference;

import java.io.IOException;
import java.io.OutputStream;

/** How a reference server answers. Called by many threads, one for each connection. */
interface Behaviour extends AutoCloseable {
    /**
     * Answers one request and returns when its last byte was written.
     *
     * @return false if the connection is to end now
     */
    boolean answer(OutputStream out) throws IOException, InterruptedException;

    /** Begins anew, with all that is drawn and counted. No request is under way. */
    void restart();

    /** What was done since, as members of a JSON object with a comma after each. */
    String counts();

    @Override
    void close();
}
