package dev.servelab.eviction;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the fuzz of orders is there for is found by it. */
class OrderFuzzTest {
    /** Of the ten thousand that every order passes. */
    private static final int TRACES = 1_000;
    private static final String ANOTHER_VICTIM = "not the naive model's";

    /** An order behind which there is another, which differs in what a test overrides. */
    private static class Changed implements EvictionPolicy {
        private final EvictionPolicy right;

        Changed(EvictionPolicy right) {
            this.right = right;
        }

        @Override
        public void onInsert(int slot, long key, long size) {
            right.onInsert(slot, key, size);
        }

        @Override
        public void onHit(int slot) {
            right.onHit(slot);
        }

        @Override
        public int victim(IntPredicate evictable) {
            return right.victim(evictable);
        }

        @Override
        public void onRemove(int slot, boolean evicted) {
            right.onRemove(slot, evicted);
        }

        @Override
        public boolean onMiss(long key, long size) {
            return right.onMiss(key, size);
        }

        @Override
        public void order(IntConsumer slots) {
            right.order(slots);
        }
    }

    /** An order of the catalogue, changed, in the place of the one that has the name. */
    private record Source(String id, Order order, UnaryOperator<EvictionPolicy> change)
            implements
                OrderSource {
        @Override
        public EvictionPolicy create(long capacityBytes) {
            return change.apply(order.create(capacityBytes));
        }
    }

    /** No two orders of the catalogue are the same to it. */
    @ParameterizedTest
    @EnumSource
    void play_anotherOrderInItsPlace_isFound(Order order) {
        for (Order other : Order.values()) {
            if (other != order) {
                assertFound(new Source(order.id(), other, UnaryOperator.identity()), "");
            }
        }
    }

    /** Of the orders that remember: without what they are told of a miss. */
    @ParameterizedTest
    @EnumSource(names = {"S3_FIFO", "TWO_QUEUE", "ARC", "W_TINYLFU"})
    void play_missesUnheard_isFound(Order order) {
        assertFound(new Source(order.id(), order, right -> new Changed(right) {
            @Override
            public boolean onMiss(long key, long size) {
                return true;
            }
        }), "");
    }

    @ParameterizedTest
    @EnumSource(names = {"S3_FIFO", "TWO_QUEUE", "ARC", "W_TINYLFU"})
    void play_sizesUnheard_isFound(Order order) {
        assertFound(new Source(order.id(), order, right -> new Changed(right) {
            @Override
            public void onInsert(int slot, long key, long size) {
                super.onInsert(slot, key, 1);
            }
        }), "");
    }

    @Test
    void play_hitsIgnored_isFound() {
        assertFound(new Source("lru", Order.FIFO, Changed::new), ANOTHER_VICTIM);
    }

    /** What goes stale stays in the list, and its slot comes again. */
    @Test
    void play_removalForgotten_isFound() {
        assertFound(new Source("lru", Order.LRU, right -> new Changed(right) {
            @Override
            public void onRemove(int slot, boolean evicted) {
                if (evicted) {
                    super.onRemove(slot, true);
                }
            }
        }), "slot");
    }

    @Test
    void play_victimThatMayNotGo_isFound() {
        assertFound(new Source("fifo", Order.FIFO, right -> new Changed(right) {
            @Override
            public int victim(IntPredicate evictable) {
                return super.victim(slot -> true);
            }
        }), "may not go");
    }

    @Test
    void play_slotAskedAboutTwice_isFound() {
        assertFound(new Source("clock", Order.CLOCK, right -> new Changed(right) {
            @Override
            public int victim(IntPredicate evictable) {
                return super.victim(slot -> evictable.test(slot) && evictable.test(slot));
            }
        }), "asked about twice");
    }

    /** Listing moves the hand. */
    @Test
    void play_listingChangesSomething_isFound() {
        assertFound(new Source("sieve", Order.SIEVE, right -> new Changed(right) {
            @Override
            public void order(IntConsumer slots) {
                super.order(slots);
                super.victim(slot -> true);
            }
        }), ANOTHER_VICTIM);
    }

    private static void assertFound(OrderSource source, String message) {
        assertThatThrownBy(() -> {
            for (long seed = 0; seed < TRACES; seed++) {
                OrderFuzz.play(source, seed % 2 == 1, seed);
            }
        }).as(source.toString()).isInstanceOf(AssertionError.class)
                .hasMessageContaining(message).hasMessageContaining("seed ");
    }
}
