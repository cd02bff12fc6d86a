package dev.servelab.server;

import dev.servelab.front.FrontFactory;

/** What a connection needs to know of its server. Thread-safe. */
interface ConnectionHost {
    FrontFactory fronts();

    /** Nanoseconds of the server's clock. */
    long now();

    boolean isStopping();

    /** The connection is over; called once. */
    void ended(Connection connection);
}
