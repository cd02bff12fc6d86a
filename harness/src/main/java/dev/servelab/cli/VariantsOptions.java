package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.server.Strategy;
import dev.servelab.server.StrategySpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which servers a command runs, one after another: every strategy with every policy. */
final class VariantsOptions {
    /** What {@link #strategies(List, Predicate)} does where none is named. */
    static final String DEFAULT_STRATEGIES = "Default: all that can do what --file-io and "
            + "--send say, a pool with its usual size";

    @Option(names = "--strategies", paramLabel = "S", split = ",",
            converter = SpecConverters.OfStrategy.class,
            description = DEFAULT_STRATEGIES)
    private List<StrategySpec> strategies = List.of();

    @Option(names = "--policies", paramLabel = "P", split = ",",
            converter = SpecConverters.OfPolicy.class,
            description = "Default: fifo,lru,lock-aware")
    private List<CacheSpec> policies = Stream.of("fifo", "lru", "lock-aware").map(CacheSpec::parse)
            .toList();

    /**
     * What runs when strategies are named, or none is: then each of the catalogue that suits what
     * else is asked for.
     */
    static List<StrategySpec> strategies(List<StrategySpec> named,
            Predicate<StrategySpec> suits) {
        return named.isEmpty()
                ? Arrays.stream(Strategy.values()).map(Strategy::id).map(StrategySpec::parse)
                        .filter(suits).toList()
                : named;
    }

    List<StrategySpec> strategies(Predicate<StrategySpec> suits) {
        return strategies(strategies, suits);
    }

    List<CacheSpec> policies() {
        return policies;
    }
}
