package dev.servelab.torture;

import dev.servelab.experiment.Variant;

/** Told how far a campaign has come, on the thread that runs it. */
public interface TortureListener {
    /** Tells nobody. */
    TortureListener NONE = (number, total, variant, stage, counts) -> {};

    /**
     * Some times a second.
     *
     * @param number from 1 to {@code total}
     * @param stage what is being done, in a word or two
     */
    void progress(int number, int total, Variant variant, String stage, TortureCounts counts);
}
