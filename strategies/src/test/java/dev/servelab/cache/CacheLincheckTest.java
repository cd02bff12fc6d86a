package dev.servelab.cache;

import dev.servelab.cache.CacheOperations.Variant;
import dev.servelab.eviction.Order;
import dev.servelab.testing.Depth;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The cache under Lincheck's model checker, which runs short programs of two threads in many
 * chosen orders of their steps. Planted bugs show that the same check finds what it is there for.
 *
 * <p>In the suite: three orders of the catalogue, and one of them lock-aware; 3 programs of one
 * operation in each thread, each in 25 orders of its steps. In a campaign every order, 10 in 300.
 * In depth (hours), with all of them lock-aware as well, and with calls to the disk that are given
 * up: {@code ./mvnw -B verify -P lincheck}.
 */
class CacheLincheckTest {
    private static final boolean DEEP = Boolean.getBoolean("lincheck.deep");

    @Test
    @Tag(Depth.TAG)
    void operations_anyOrderOfSteps_bytesAreRightAndBooksBalance() {
        LincheckPlan.check(DEEP ? all() : ordersAndTheDecorator());
    }

    @Test
    void pins_withoutCompareAndSet_areFound() {
        Variant broken = new Variant("lock-aware:fifo", false, false, new PlantedBugs.LostPins());
        assertThatThrownBy(() -> LincheckPlan.checkTwoGets(broken, CacheOperations.CACHED_FILE))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("has failed");
    }

    @Test
    void bytes_publishedBeforeTheCopyEnds_areFound() {
        Variant broken = new Variant("lru", false, false, new PlantedBugs.EarlyPublication());
        assertThatThrownBy(() -> LincheckPlan.checkTwoGets(broken, CacheOperations.SMALL_FILE))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("Invalid execution results");
    }

    private static List<Variant> ordersAndTheDecorator() {
        List<Variant> variants = new ArrayList<>();
        // An order is called under the lock, but for hits of some: one of each kind, and lru.
        List<Order> orders = Depth.isCampaign()
                ? List.of(Order.values())
                : List.of(Order.FIFO, Order.LRU, Order.SIEVE);
        for (Order order : orders) {
            variants.add(Variant.of(order.id(), variants.size() % 2 == 0));
        }
        variants.add(Variant.of("lock-aware:" + Order.FIFO.id(), false));
        return variants;
    }

    private static List<Variant> all() {
        List<Variant> variants = new ArrayList<>();
        for (String policy : Policies.all()) {
            variants.add(Variant.of(policy, true));
            variants.add(Variant.of(policy, false));
            variants.add(new Variant(policy, true, true, new FileCache.Parts() {}));
        }
        return variants;
    }
}
