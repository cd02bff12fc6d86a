package dev.servelab.torture;

/**
 * When one variant has had enough: both numbers have to be reached.
 *
 * @param requests answered and verified
 * @param faults of all kinds together
 */
record Goal(long requests, long faults) {
    boolean isReached(Scene scene) {
        return scene.tally.verified() >= requests && scene.faults.total() >= faults;
    }

    /** Whether there have been fewer faults than belong to the requests verified so far. */
    boolean isFaultDue(Scene scene) {
        long done = scene.faults.total();
        return done < faults && done * requests <= scene.tally.verified() * faults;
    }
}
