package dev.servelab.cache;

import dev.servelab.cache.CacheOperations.Variant;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The cache under Lincheck's model checker, which runs short programs of two threads in many
 * chosen orders of their steps: for every order of the catalogue, bare and lock-aware. Two planted
 * bugs show that the same check finds what it is there for.
 *
 * <p>Not part of the suite yet: it takes minutes. Run by name, 10 programs of one operation in each
 * thread, in 300 orders each. Longer
 * programs, and more of both (hours, for all policies):
 * {@code ./mvnw -B verify -pl protocol,strategies -Dtest=CacheLincheckTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dlincheck.scenarios=100 -Dlincheck.invocations=1000
 * -Dlincheck.actors=2}
 */
class CacheLincheckTest {
    static List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        for (String policy : Policies.all()) {
            variants.add(Variant.of(policy, variants.size() % 2 == 0));
        }
        variants.add(new Variant("lru", true, true, new FileCache.Parts() {}));
        return variants;
    }

    @ParameterizedTest
    @MethodSource("variants")
    void operations_anyOrderOfSteps_bytesAreRightAndBooksBalance(Variant variant) {
        LincheckPlan.check(variant);
    }

    @Test
    void operations_pinsWithoutCompareAndSet_areFound() {
        for (String policy : List.of("fifo", "lock-aware:fifo")) {
            Variant broken = new Variant(policy, false, false, new PlantedBugs.LostPins());
            assertThatThrownBy(() -> LincheckPlan.check(broken))
                    .isInstanceOf(LincheckAssertionError.class)
                    .hasMessageNotContaining("has hung");
        }
    }

    @Test
    void operations_publishedBeforeTheCopyEnds_isFound() {
        Variant broken = new Variant("lru", false, false, new PlantedBugs.EarlyPublication());
        assertThatThrownBy(() -> LincheckPlan.check(broken))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageNotContaining("has hung");
    }
}
