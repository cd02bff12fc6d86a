package dev.servelab.load;

import dev.servelab.workload.WorkFile;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is said on one connection, one request after another, without the connection: it is given
 * what came, in whatever pieces, and tells when an answer is complete and what it is worth. Used by
 * one thread at a time. The caller sends what {@link #begin} returns, then calls {@link #receive}
 * until it returns true, or {@link #closed} if the server has nothing more to say.
 */
interface Exchange {
    /** Begins a request; returns its bytes, valid until the next one begins. */
    ByteBuffer begin(WorkFile file);

    /** Takes all of {@code bytes}. Returns whether the answer is complete, well or badly. */
    boolean receive(ByteBuffer bytes);

    /** The server has closed its side; whatever the answer is now, it is complete. */
    void closed();

    /** How the complete answer is wrong, or null if it is whole and right. */
    @Nullable
    ErrorClass error();

    /** Whether another request may follow on this connection, as far as this side knows. */
    boolean reusable();

    /** File content received for the current request. */
    long bodyBytes();
}
