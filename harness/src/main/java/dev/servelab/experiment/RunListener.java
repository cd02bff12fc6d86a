package dev.servelab.experiment;

/** Told how far a run has come, on the thread that runs it. */
public interface RunListener {
    /** Tells nobody. */
    RunListener NONE = new RunListener() {
        @Override
        public void preparing(String what) {}

        @Override
        public void trial(int number, int total, int round, Variant variant) {}
    };

    /** Something before the first trial, in a few words. */
    void preparing(String what);

    /**
     * A trial begins.
     *
     * @param number from 1 to {@code total}
     * @param round from 1
     */
    void trial(int number, int total, int round, Variant variant);
}
