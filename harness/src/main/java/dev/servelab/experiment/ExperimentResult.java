package dev.servelab.experiment;

import dev.servelab.fairness.Fairness;
import java.time.Duration;
import java.util.List;

/**
 * What came of an experiment.
 *
 * @param startedAtMs milliseconds since 1970
 * @param took        from the first preparation to the last trial's end
 * @param scenes      in the order of the plan
 */
public record ExperimentResult(ExperimentPlan plan, Environment environment, long startedAtMs,
        Duration took, List<SceneResult> scenes) {
    /** Copies. */
    public ExperimentResult {
        scenes = List.copyOf(scenes);
    }

    /** What the fairness gate found, over all trials. */
    public Fairness fairness() {
        Fairness all = new Fairness();
        for (SceneResult scene : scenes) {
            String prefix = scenes.size() == 1 ? "" : scene.scene().title() + ", ";
            for (TrialResult trial : scene.trials()) {
                all.add(prefix + "round " + trial.round() + ", " + trial.variant().label(),
                        trial.findings());
            }
        }
        return all;
    }
}
