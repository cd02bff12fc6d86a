package dev.servelab.lesson.threads;

import java.util.List;

/**
 * What came of one experiment.
 *
 * @param runs empty if it was not made here
 * @param lack a key of the texts: what this system lacks for it; empty if it was made
 * @param machine what the machine did meanwhile
 */
public record LiveResult(LiveExperiment experiment, List<LiveRun> runs, String lack,
        Busyness machine) {
    public LiveResult {
        runs = List.copyOf(runs);
        if (runs.isEmpty() == lack.isEmpty()) {
            throw new IllegalArgumentException(experiment.id() + ": made or not made");
        }
    }

    /** Whether it could be made on this system. */
    public boolean made() {
        return lack.isEmpty();
    }

    /** Whether everything measured is what was predicted. */
    public boolean agrees() {
        return runs.stream().allMatch(LiveRun::agrees);
    }
}
