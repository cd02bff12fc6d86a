package dev.servelab.torture;

import dev.servelab.cache.Sending;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.Variant;
import java.util.List;

/**
 * What is to be done, and to which servers.
 *
 * @param requests to be verified by all variants together; each does its share, rounded up
 * @param faults likewise
 * @param clients of each variant
 * @param send how each server sends what is cached
 */
public record TorturePlan(List<Level> strategies, List<Level> policies, long seed, long requests,
        long faults, int clients, Sending send) {
    /** Refuses a plan in which nothing would be tried. */
    public TorturePlan {
        if (strategies.isEmpty() || policies.isEmpty() || requests < 1 || faults < 0
                || clients < 1) {
            throw new IllegalArgumentException("nothing to do");
        }
        strategies = List.copyOf(strategies);
        policies = List.copyOf(policies);
    }

    /** Every strategy with every policy. */
    public List<Variant> variants() {
        return Variant.all(strategies, policies);
    }

    Goal goal() {
        int variants = variants().size();
        return new Goal(Math.ceilDiv(requests, variants), Math.ceilDiv(faults, variants));
    }

    /** The command that does to one variant what this plan does to it. */
    public String replay(Variant variant) {
        Goal goal = goal();
        return "./servelab torture --strategies " + variant.strategy().spec() + " --policies "
                + variant.policy().spec() + " --seed " + seed + " --requests " + goal.requests()
                + " --faults " + goal.faults() + " --clients " + clients + " --send " + send;
    }

    /** What is drawn for a variant depends on it and the seed, not on those beside it. */
    long seedOf(Variant variant) {
        return seed * 0x9e37_79b9_7f4a_7c15L + variant.label().hashCode();
    }
}
