package dev.servelab.cache;

import dev.servelab.eviction.Order;
import dev.servelab.eviction.OrderSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Every order of the catalogue, bare and lock-aware, as the command line names them. */
final class Policies {
    private Policies() {}

    static List<String> all() {
        return Arrays.stream(Order.values())
                .flatMap(order -> Stream.of(order.id(), "lock-aware:" + order.id())).toList();
    }

    /** The order of a policy that has one, without the decorator. */
    static OrderSource order(String policy) {
        return Objects.requireNonNull(CacheSpec.parse(policy).order());
    }
}
