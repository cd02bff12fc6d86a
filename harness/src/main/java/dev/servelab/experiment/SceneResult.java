package dev.servelab.experiment;

import java.util.List;
import java.util.function.Predicate;

/**
 * What came of a scene.
 *
 * @param files         that were asked for
 * @param trials        in the order in which they ran
 * @param analysis       what they say of the factors
 * @param stoppedBecause why there were no more rounds, in a few words
 */
public record SceneResult(Scene scene, ServedFiles files, List<TrialResult> trials,
        Analysis analysis, String stoppedBecause) {
    /** Copies. */
    public SceneResult {
        trials = List.copyOf(trials);
    }

    /** How many rounds there were. */
    public int rounds() {
        return trials.stream().mapToInt(TrialResult::round).max().orElse(0);
    }

    /** All trials of a variant. */
    public Figures of(Variant variant) {
        return of((TrialResult trial) -> trial.variant().equals(variant));
    }

    /** All trials of a level, over all levels of the other factors. */
    public Figures of(Factor factor, Level level) {
        return of((TrialResult trial) -> trial.variant().level(factor).equals(level));
    }

    private Figures of(Predicate<TrialResult> which) {
        return new Figures(trials.stream().filter(which).toList());
    }
}
