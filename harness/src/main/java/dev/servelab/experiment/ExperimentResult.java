package dev.servelab.experiment;

import java.util.List;
import java.util.function.Predicate;

/**
 * What came of an experiment.
 *
 * @param trials in the order in which they ran
 */
public record ExperimentResult(ExperimentPlan plan, Environment environment, ServedFiles files,
        List<TrialResult> trials) {

    /** All trials of a variant. */
    public Figures of(Variant variant) {
        return of(trial -> trial.variant().equals(variant));
    }

    /** All trials of a strategy, over all policies. */
    public Figures ofStrategy(Level strategy) {
        return of(trial -> trial.variant().strategy().equals(strategy));
    }

    /** All trials of a policy, over all strategies. */
    public Figures ofPolicy(Level policy) {
        return of(trial -> trial.variant().policy().equals(policy));
    }

    private Figures of(Predicate<TrialResult> which) {
        return new Figures(trials.stream().filter(which).toList());
    }
}
