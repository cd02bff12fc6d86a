package dev.servelab.experiment;

import dev.servelab.load.LoadSettings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is to be measured, and how.
 *
 * @param rounds how often each variant runs; at least 1
 * @param warmUp before each window, under the same load, and not counted
 * @param window how long requests are counted
 * @param directory to be served; null for generated files
 * @param generatedBytes how much is generated then
 * @param serverOptions of {@code serve}, the same for every variant
 */
public record ExperimentPlan(List<Level> strategies, List<Level> policies, int rounds,
        Duration warmUp, Duration window, LoadSettings load, double zipfExponent, long seed,
        @Nullable Path directory, long generatedBytes, List<String> serverOptions) {
    /** What {@code compare} and {@code bench} generate. */
    public static final long DEFAULT_GENERATED_BYTES = 256L << 20;
    /** Popularity where nothing else is asked for. */
    public static final double DEFAULT_ZIPF_EXPONENT = 0.9;

    /** Refuses a plan in which nothing would be measured. */
    public ExperimentPlan {
        if (strategies.isEmpty() || policies.isEmpty()) {
            throw new IllegalArgumentException("no strategy, or no policy, to be measured");
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("trials: " + rounds);
        }
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("duration: " + window);
        }
        strategies = List.copyOf(strategies);
        policies = List.copyOf(policies);
        serverOptions = List.copyOf(serverOptions);
    }

    /** Every strategy with every policy. */
    public List<Variant> variants() {
        return Variant.all(strategies, policies);
    }
}
