package dev.servelab.custom;

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

    StepMeter() {}

    /** Starts to count anew. */
    void allow(long steps) {
        allowed = steps;
        left = steps;
    }

    /** Steps since {@link #allow}. */
    long spent() {
        return allowed - left;
    }

    /** One step. @throws TooManySteps if it was not allowed any more */
    public void tick() {
        if (--left < 0) {
            throw new TooManySteps();
        }
    }

    /** Several steps at once. */
    void tick(long steps) {
        left -= steps;
        if (left < 0) {
            throw new TooManySteps();
        }
    }
}
