package dev.servelab.experiment;

import java.time.Duration;

/** What a fresh server goes through before its window; it is not counted. */
public sealed interface WarmUp {
    /** Whether nothing is asked for before the window. */
    boolean isNone();

    /** The load of the window itself, for a while. */
    record SameLoad(Duration length) implements WarmUp {
        @Override
        public boolean isNone() {
            return length.isZero();
        }
    }

    /**
     * A closed loop with the declared disk switched off, until one budget has been evicted: before
     * that all policies are the same.
     *
     * @param clients    of that loop
     * @param cacheBytes the budget
     * @param most       after which it ends in any case
     */
    record FillCache(int clients, long cacheBytes, Duration most) implements WarmUp {
        @Override
        public boolean isNone() {
            return false;
        }
    }
}
