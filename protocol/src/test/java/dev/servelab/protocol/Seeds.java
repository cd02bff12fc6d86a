package dev.servelab.protocol;

/** Seeds of the randomised tests: fresh each time, replayed by {@code -Dservelab.seed=N}. */
final class Seeds {
    private Seeds() {}

    static long next() {
        return Long.getLong("servelab.seed", System.nanoTime());
    }

    /** For the description of an assertion, so that a failure names its seed. */
    static String replay(long seed) {
        return "replay with -Dservelab.seed=" + seed;
    }
}
