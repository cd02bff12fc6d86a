package dev.servelab.experiment;

import java.util.ArrayList;
import java.util.List;

/** One server to be measured: a strategy with a policy. */
public record Variant(Level strategy, Level policy) {
    /** Every strategy with every policy. */
    public static List<Variant> all(List<Level> strategies, List<Level> policies) {
        List<Variant> variants = new ArrayList<>();
        for (Level strategy : strategies) {
            for (Level policy : policies) {
                variants.add(new Variant(strategy, policy));
            }
        }
        return List.copyOf(variants);
    }

    /** Both names, for a person. */
    public String label() {
        return strategy.label() + " x " + policy.label();
    }

    /** The name of its histogram log, a portable one. */
    public String logFileName() {
        return (strategy.label() + "." + policy.label()).replace(':', '-').replace('#', '+')
                .replaceAll("[^A-Za-z0-9.+_-]", "_") + ".hlog";
    }
}
