package dev.servelab.lesson.threads;

/** Told how far the experiments have come, on the thread that runs them. */
public interface LiveListener {
    /** An experiment begins, before anything is started. */
    void begins(LiveExperiment experiment);

    /** One server of it is about to be tried. */
    void tries(LiveExperiment experiment, String setup);

    /** One server has been tried. */
    void tried(LiveExperiment experiment, LiveRun run);

    /** It is over. */
    void ended(LiveResult result);
}
