package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.disk.FileIo;
import dev.servelab.server.Strategy;
import dev.servelab.server.StrategySpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which servers a command runs, one after another: every strategy with every policy. */
final class VariantsOptions {
    /** What {@link #strategies(List, List)} does where none is named. */
    static final String DEFAULT_STRATEGIES = "Default: all that read files where --file-io says, "
            + "a pool with its usual size";

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
     * What runs when strategies are named, or none is: then each of the catalogue that can have
     * files read in every one of those places.
     */
    static List<StrategySpec> strategies(List<StrategySpec> named, List<FileIo> fileIos) {
        return named.isEmpty()
                ? Arrays.stream(Strategy.values()).map(Strategy::id).map(StrategySpec::parse)
                        .filter(strategy -> fileIos.stream().allMatch(strategy::reads)).toList()
                : named;
    }

    List<StrategySpec> strategies(List<FileIo> fileIos) {
        return strategies(strategies, fileIos);
    }

    List<CacheSpec> policies() {
        return policies;
    }
}
