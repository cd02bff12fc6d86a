package dev.servelab.disk;

/**
 * One who waits for a file: a connection. Thread-safe; no method blocks.
 */
public interface Waiter {
    /** Something it waited for may have happened: it looks again. Spurious calls are harmless. */
    void wake();

    /**
     * Under {@code --file-io inline}: a job for this one's own thread, which carries it out before
     * it waits again. Wakes it.
     */
    void assign(Runnable job);

    /** Its own thread is stuck in a job: whoever it answers is not to wait for it any longer. */
    void cut();
}
