package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.eviction.Order;
import dev.servelab.server.StrategySpec;
import picocli.CommandLine.Option;

/** Which server it is, for commands about one. */
final class VariantOptions {
    @Option(names = "--strategy", paramLabel = "S", converter = SpecConverters.OfStrategy.class,
            description = "What runs a connection: thread-per-connection, thread-pool:N or "
                    + "virtual-thread (default).")
    private StrategySpec strategy = StrategySpec.DEFAULT;

    @Option(names = "--policy", paramLabel = "P", converter = SpecConverters.OfPolicy.class,
            description = "What is evicted: fifo, lru (default), lock-aware, lock-aware:ORDER, or "
                    + "none (nothing is cached).")
    private CacheSpec policy = new CacheSpec(Order.LRU, false);

    StrategySpec strategy() {
        return strategy;
    }

    CacheSpec policy() {
        return policy;
    }
}
