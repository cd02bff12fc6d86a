package dev.servelab.lesson.eviction;

import java.util.List;

/**
 * What one cache did with a script.
 *
 * @param steps one for each request, after one for the empty cache
 */
public record Lane(LaneSpec spec, List<Step> steps) {
    public Lane {
        steps = List.copyOf(steps);
    }

    /** How it ended. */
    public Step last() {
        return steps.getLast();
    }

    /** What it has counted in the end. */
    public Counters total() {
        return last().counters();
    }
}
