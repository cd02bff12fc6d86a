package dev.servelab.lesson.threads;

import java.util.List;

/**
 * What one server did in an experiment.
 *
 * @param setup the server's options, as they are typed
 * @param readings at least one
 * @param answersS when each client had its answer, in seconds, earliest first
 */
public record LiveRun(String setup, List<Reading> readings, List<Double> answersS) {
    public LiveRun {
        readings = List.copyOf(readings);
        answersS = answersS.stream().sorted().toList();
    }

    /** Whether every figure is what was predicted. */
    public boolean agrees() {
        return readings.stream().allMatch(Reading::agrees);
    }
}
