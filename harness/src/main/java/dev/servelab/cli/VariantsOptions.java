package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.server.Strategy;
import dev.servelab.server.StrategySpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which servers a command runs, one after another: every strategy with every policy. */
final class VariantsOptions {
    @Option(names = "--strategies", paramLabel = "S", split = ",",
            converter = SpecConverters.OfStrategy.class,
            description = "Default: all, a pool with its usual size")
    private List<StrategySpec> strategies = allStrategies();

    @Option(names = "--policies", paramLabel = "P", split = ",",
            converter = SpecConverters.OfPolicy.class,
            description = "Default: fifo,lru,lock-aware")
    private List<CacheSpec> policies = Stream.of("fifo", "lru", "lock-aware").map(CacheSpec::parse)
            .toList();

    /** Each of the catalogue, a pool with its usual size. */
    static List<StrategySpec> allStrategies() {
        return Arrays.stream(Strategy.values()).map(Strategy::id).map(StrategySpec::parse)
                .toList();
    }

    List<StrategySpec> strategies() {
        return strategies;
    }

    List<CacheSpec> policies() {
        return policies;
    }
}
