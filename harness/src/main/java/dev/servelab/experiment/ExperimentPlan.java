package dev.servelab.experiment;

import java.util.List;

/**
 * What is to be measured: scenes, one after another.
 *
 * @param scenes at least one
 * @param seed   of the files, of who asks for what, and of the order of the trials
 * @param listRequests whether each request is written to {@code requests.csv.gz}
 */
public record ExperimentPlan(List<Scene> scenes, long seed, boolean listRequests) {
    /** Refuses a plan in which nothing would be measured. */
    public ExperimentPlan {
        scenes = List.copyOf(scenes);
        if (scenes.isEmpty()) {
            throw new IllegalArgumentException("no scene to be measured");
        }
    }
}
