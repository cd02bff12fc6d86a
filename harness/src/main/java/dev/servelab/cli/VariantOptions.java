package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.eviction.Order;
import dev.servelab.server.StrategySpec;
import picocli.CommandLine.Option;

/** Which server it is, for commands about one. */
final class VariantOptions {
    @Option(names = "--strategy", paramLabel = "S", converter = SpecConverters.OfStrategy.class,
            completionCandidates = CatalogueHelp.Strategies.class,
            description = "What runs a connection: ${COMPLETION-CANDIDATES}. "
                    + "Default: virtual-thread.")
    private StrategySpec strategy = StrategySpec.DEFAULT;

    @Option(names = "--policy", paramLabel = "P", converter = SpecConverters.OfPolicy.class,
            completionCandidates = CatalogueHelp.Policies.class,
            description = "What is evicted: ${COMPLETION-CANDIDATES}. Default: lru.")
    private CacheSpec policy = new CacheSpec(Order.LRU, false);

    StrategySpec strategy() {
        return strategy;
    }

    CacheSpec policy() {
        return policy;
    }
}
