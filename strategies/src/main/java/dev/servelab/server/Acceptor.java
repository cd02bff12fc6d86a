package dev.servelab.server;

/** Has connections accepted from a {@link Listener}, until closed, whatever happens. */
interface Acceptor extends AutoCloseable {
    /** A descriptor has come free: if this waits for one, it tries again now. Any thread. */
    void retry();

    /** Called by the timekeeper: ends a pause that has lasted long enough. */
    void expire(long now);

    /** Closes the listener. Waits, for a moment at most, until the port is free. */
    @Override
    void close();
}
