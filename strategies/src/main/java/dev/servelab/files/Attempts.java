package dev.servelab.files;

import java.io.IOException;

/** Looks again while what is opened is not what was looked at, but not for ever. */
final class Attempts {
    private static final int MAX = 50;

    interface Attempt {
        OpenFile open() throws IOException, Refusal;
    }

    private Attempts() {}

    /** The first attempt's outcome that is not {@link Swapped}, or the last attempt's. */
    static OpenFile untilNotSwapped(Attempt attempt) throws IOException, Refusal {
        for (int i = 1; i < MAX; i++) {
            try {
                return attempt.open();
            } catch (Swapped e) {
                // Look again.
            }
        }
        return attempt.open();
    }
}
