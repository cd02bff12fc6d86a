package dev.servelab.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A way to run connections. Thread-safe. */
public interface StrategyServer extends AutoCloseable {
    /** Binds, listens, begins to accept; returns at once. Once only. */
    void start() throws IOException;

    /** Where it listens, once started. */
    InetSocketAddress address();

    /**
     * Takes no new connections, ends those that wait for a request, and lets transfers end.
     *
     * @return true if all ended within the time of grace; the others go on until {@link #close}
     */
    boolean stop(Duration grace) throws InterruptedException;

    /** What it has counted. */
    ConnectionStats connectionStats();

    /** Stops at once. Again, to no effect. */
    @Override
    void close();
}
