package dev.servelab.custom;

import org.jspecify.annotations.Nullable;

/**
 * Counts the steps of one loaded policy: a step is a method that is entered, a jump backwards, and
 * an element that a linear call into the collections may touch. Counting, not timing, so that the
 * same policy is stopped at the same place on every machine. Called by the policy's own code.
 *
 * <p>Not thread-safe: calls to one policy are made by one thread at a time.
 */
public final class StepMeter {
    private long left;
    private long allowed;
    /** What the policy's code was ended with first, which it may have caught. */
    private @Nullable Error ended;

    StepMeter() {}

    /** Starts to count anew. */
    void allow(long steps) {
        allowed = steps;
        left = steps;
        ended = null;
    }

    /** Steps since {@link #allow}. */
    long spent() {
        return allowed - left;
    }

    /** One step. @throws TooManySteps if it was not allowed any more */
    public void tick() {
        if (--left < 0) {
            throw end(new TooManySteps());
        }
    }

    /** Several steps at once. */
    void tick(long steps) {
        left -= steps;
        if (left < 0) {
            throw end(new TooManySteps());
        }
    }

    /** Remembers what the policy's code is to be ended with. */
    Error end(Error with) {
        if (ended == null) {
            ended = with;
        }
        return with;
    }

    /** @throws Error what the call was ended with, if the policy has caught it and went on */
    void checkNotEnded() {
        if (ended != null) {
            throw ended;
        }
    }

    /** What the call was ended with, if the policy has caught it and threw something else. */
    Throwable endedWithOr(Throwable thrown) {
        return ended == null ? thrown : ended;
    }
}
