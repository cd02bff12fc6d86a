package dev.servelab.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one trial is about: a level of each factor of its scene.
 *
 * @param levels at least a strategy and a policy
 */
public record Variant(Map<Factor, Level> levels) {
    /** Copies. Refuses a variant that names no whole server. */
    public Variant {
        levels = Collections.unmodifiableMap(new EnumMap<>(levels));
        if (!levels.containsKey(Factor.STRATEGY) || !levels.containsKey(Factor.POLICY)) {
            throw new IllegalArgumentException("a variant needs a strategy and a policy");
        }
    }

    /** A strategy with a policy. */
    public static Variant of(Level strategy, Level policy) {
        return new Variant(Map.of(Factor.STRATEGY, strategy, Factor.POLICY, policy));
    }

    /** Every strategy with every policy. */
    public static List<Variant> all(List<Level> strategies, List<Level> policies) {
        return all(Map.of(Factor.STRATEGY, strategies, Factor.POLICY, policies));
    }

    /** Every level of each factor with every level of the others, the first factor slowest. */
    public static List<Variant> all(Map<Factor, List<Level>> factors) {
        List<Map<Factor, Level>> all = List.of(Map.of());
        for (Map.Entry<Factor, List<Level>> factor : new EnumMap<>(factors).entrySet()) {
            List<Map<Factor, Level>> longer = new ArrayList<>();
            for (Map<Factor, Level> begun : all) {
                for (Level level : factor.getValue()) {
                    Map<Factor, Level> one = new EnumMap<>(Factor.class);
                    one.putAll(begun);
                    one.put(factor.getKey(), level);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all.stream().map(Variant::new).toList();
    }

    /** Its strategy. */
    public Level strategy() {
        return level(Factor.STRATEGY);
    }

    /** Its policy. */
    public Level policy() {
        return level(Factor.POLICY);
    }

    /** Its level of a factor; only of one that it has. */
    public Level level(Factor factor) {
        Level level = levels.get(factor);
        if (level == null) {
            throw new IllegalArgumentException(label() + " has no " + factor.id());
        }
        return level;
    }

    /** All names, for a person. */
    public String label() {
        return levels.values().stream().map(Level::label).collect(Collectors.joining(" x "));
    }

    /** What files about it are called, portably, before their suffix. */
    public String fileName() {
        return levels.values().stream().map(Level::label).collect(Collectors.joining("."))
                .replace(':', '-').replace('#', '+').replace("/s", "ps")
                .replaceAll("[^A-Za-z0-9.+_-]", "_");
    }
}
