package dev.servelab.cache;

import dev.servelab.eviction.Order;
import dev.servelab.eviction.OrderSource;
import dev.servelab.testing.Depth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/** Every order of the catalogue, bare and lock-aware, as the command line names them. */
final class Policies {
    private Policies() {}

    /**
     * The coursework's in the suite, all in a campaign: for tests that take their time, and whose
     * outcome is no matter of the order as long as it admits the file.
     */
    static List<String> few(long fileBytes, long budgetBytes) {
        return Depth.isCampaign()
                ? all().stream().filter(policy -> admits(policy, fileBytes, budgetBytes)).toList()
                : List.of("fifo", "lru", "lock-aware:fifo", "lock-aware:lru");
    }

    private static boolean admits(String policy, long fileBytes, long budgetBytes) {
        return order(policy).create(budgetBytes).onMiss(0, fileBytes);
    }

    static List<String> all() {
        return Arrays.stream(Order.values())
                .flatMap(order -> Stream.of(order.id(), "lock-aware:" + order.id())).toList();
    }

    /** The order of a policy that has one, without the decorator. */
    static OrderSource order(String policy) {
        return requireNonNull(CacheSpec.parse(policy).order());
    }
}
