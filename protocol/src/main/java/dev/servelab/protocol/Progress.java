package dev.servelab.protocol;

/** Told how far a reply has come, on the thread that receives it; should return quickly. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (bytes, totalBytes) -> {};

    /**
     * Called with 0 when the header has come, then after each piece that the sink has taken.
     *
     * @param bytes of this reply's body so far; for RANGE the front is not counted
     * @param totalBytes of this reply's body, as the server declared it
     */
    void at(long bytes, long totalBytes);
}
