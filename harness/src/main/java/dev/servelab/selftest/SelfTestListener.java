package dev.servelab.selftest;

/** Told how far a self-test has come, on the thread that runs it. */
public interface SelfTestListener {
    /** A part begins, {@code number} of {@code total}. */
    void begins(int number, int total, String id, String claim);

    /** It is over. */
    void ended(PartResult result);
}
