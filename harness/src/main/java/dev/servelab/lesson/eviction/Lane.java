package dev.servelab.lesson.eviction;

import java.util.List;
import java.util.Optional;

/**
 * What one cache did with a script.
 *
 * @param steps one for each request, after one for the empty cache
 */
public record Lane(LaneSpec spec, List<Step> steps) {
    public Lane {
        steps = List.copyOf(steps);
    }

    /** Who would go next: the first in order, but for what this cache passes over. */
    public Optional<Resident> next(Step step) {
        return step.residents().stream()
                .filter(each -> each.state() == Resident.State.CACHED && !isPassedOver(each))
                .findFirst();
    }

    private boolean isPassedOver(Resident each) {
        return spec.flag()
                ? each.mark().equals(Resident.LOCKED)
                : spec.cache().lockAware() && each.pins() > 0;
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
