package dev.servelab.lesson.threads;

import java.io.IOException;

/** Told how far the experiments have come, on the thread that runs them. */
public interface LiveListener {
    /** An experiment begins, before anything is started. May take its time. */
    void begins(LiveExperiment experiment) throws IOException;

    /** One server of it is about to be tried. */
    void tries(LiveExperiment experiment, String setup);

    /** One server has been tried. */
    void tried(LiveExperiment experiment, LiveRun run);

    /** It is over. */
    void ended(LiveResult result);
}
