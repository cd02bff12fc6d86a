package dev.servelab.server;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.Sending;
import dev.servelab.eviction.Order;
import dev.servelab.front.RequestLog;
import dev.servelab.linux.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The settings that tests ask for, read from the catalogues. */
final class Variants {
    /** So rarely that no test sees a second look-up that it did not ask for. */
    static final Duration SELDOM = Duration.ofMinutes(10);

    private Variants() {}

    /** Every strategy of the catalogue, with its default number of threads. */
    static Stream<StrategySpec> strategies() {
        return Arrays.stream(Strategy.values())
                .map(strategy -> new StrategySpec(strategy, strategy.defaultThreads()));
    }

    /** Those whose threads may wait for the disk. */
    static Stream<StrategySpec> strategiesThatReadInline() {
        return strategies().filter(spec -> spec.strategy().readsInline());
    }

    /** Every strategy with whatever can be spoken. */
    static Stream<Arguments> spoken() {
        return strategies().flatMap(strategy -> Arrays.stream(Spoken.values())
                .map(spoken -> Arguments.of(strategy, spoken)));
    }

    /**
     * None, and the orders of the coursework, plain and lock-aware: with every strategy for each
     * of them a server is started, and what is asked for is written for orders in which the oldest
     * file goes first. The others are served in EveryOrderTest, and take part in the cache's fuzz
     * and in the simulation.
     */
    static List<CacheSpec> policies() {
        List<CacheSpec> policies = new ArrayList<>(List.of(CacheSpec.NONE));
        for (Order order : List.of(Order.FIFO, Order.LRU)) {
            policies.add(new CacheSpec(order, false));
            policies.add(new CacheSpec(order, true));
        }
        return policies;
    }

    /** Every policy that caches. */
    static Stream<CacheSpec> cachingPolicies() {
        return policies().stream().filter(policy -> policy.order() != null);
    }

    /** Every strategy with every policy that caches, for a parameterised test. */
    static Stream<Arguments> caching() {
        return strategies().flatMap(
                strategy -> cachingPolicies().map(policy -> Arguments.of(strategy, policy)));
    }

    static ServerSettings of(Path root, String strategy, String policy, long budgetBytes) {
        return of(root, StrategySpec.parse(strategy), CacheSpec.parse(policy), budgetBytes);
    }

    static ServerSettings of(Path root, StrategySpec strategy, CacheSpec policy,
            long budgetBytes) {
        return ServerSettings.defaults(root).withStrategy(strategy).withCache(
                new CacheSettings(policy, budgetBytes, 1024, SELDOM)
                        .withSend(send(strategy, policy)));
    }

    /**
     * The event loop copies what a lock-aware order has, and copies nothing of the others: so each test
     * over the catalogue is one over both, in the time of one. {@code -Dservelab.send=copy} or
     * {@code zero-copy} has it send all alike. EventLoopServerTest has the loop that copies.
     */
    static Sending send(StrategySpec strategy, CacheSpec policy) {
        boolean can = Platform.isKnown() && strategy.strategy() == Strategy.EVENT_LOOP;
        Sending usual = policy.lockAware() ? Sending.COPY : Sending.ZERO_COPY;
        return can ? Sending.parse(System.getProperty("servelab.send", usual.id())) : Sending.COPY;
    }

    /** The same, sending copies: where files are charged packets and not pages. */
    static ServerSettings copying(ServerSettings settings) {
        return settings.withCache(settings.cache().withSend(Sending.COPY));
    }

    static ServerSettings withIdleTimeout(ServerSettings settings, Duration idleTimeout) {
        return settings.withFront(settings.front().withIdleTimeout(idleTimeout));
    }

    static ServerSettings withMaxConnections(ServerSettings settings, int maxConnections) {
        ListenSettings listen = settings.listen();
        return settings.withListen(new ListenSettings(listen.host(), listen.port(),
                listen.backlog(), maxConnections, listen.sendBufferBytes()));
    }

    static ServerSettings withLog(ServerSettings settings, RequestLog log) {
        return new ServerSettings(settings.directory(), settings.strategy(), settings.listen(),
                settings.cache(), settings.front(), settings.fileIo(), settings.diskTimeout(),
                settings.disk(), settings.diskSeed(), settings.resolution(), log);
    }
}
