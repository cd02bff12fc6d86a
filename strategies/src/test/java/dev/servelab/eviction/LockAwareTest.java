package dev.servelab.eviction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LockAwareTest {
    /** 0 1 2, 0 and 1 pinned: 2 goes, two were passed over, and 0 is the next again once unpinned. */
    @Test
    void victim_firstTwoPinned_passesThemOverInPlace() {
        Set<Integer> pinned = new HashSet<>(Set.of(0, 1));
        LockAware policy = threeSlots(Order.FIFO, pinned::contains);
        assertThat(policy.victim(slot -> true)).isEqualTo(2);
        assertThat(policy.passedOver()).isEqualTo(2);
        pinned.clear();
        assertThat(policy.victim(slot -> true)).isZero();
        assertThat(policy.passedOver()).isEqualTo(2);
        List<Integer> listed = new ArrayList<>();
        policy.order(listed::add);
        assertThat(listed).containsExactly(0, 1, 2);
    }

    /** Whichever two an order would rather have. */
    @ParameterizedTest
    @EnumSource
    void victim_allButOnePinned_isThatOne(Order order) {
        LockAware policy = threeSlots(order, slot -> slot != 1);
        assertThat(policy.victim(slot -> true)).isEqualTo(1);
        assertThat(policy.passedOver()).isBetween(0L, 2L);
    }

    /** One that may not go anyway (it is loading) was not passed over for its pin. */
    @Test
    void victim_pinnedAndNotEvictable_isNotCounted() {
        LockAware policy = threeSlots(Order.FIFO, slot -> slot == 0);
        assertThat(policy.victim(slot -> slot != 0)).isEqualTo(1);
        assertThat(policy.passedOver()).isZero();
    }

    @Test
    void victim_allPinned_isNone() {
        LockAware policy = threeSlots(Order.LRU, slot -> true);
        assertThat(policy.victim(slot -> true)).isEqualTo(EvictionPolicy.NONE);
        assertThat(policy.passedOver()).isEqualTo(3);
        policy.countPassedOver();
        assertThat(policy.passedOver()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void concurrentHits_asTheOrderInside(Order order) {
        EvictionPolicy inside = order.create(1);
        assertThat(new LockAware(inside, slot -> false).concurrentHits())
                .isEqualTo(inside.concurrentHits());
    }

    /** A decorator must hand on what it does not decide: admission too. */
    @Test
    void onMiss_orderRefuses_isRefused() {
        EvictionPolicy refusing = new EvictionPolicy() {
            @Override
            public void onInsert(int slot, long key, long size) {}

            @Override
            public int victim(IntPredicate evictable) {
                return NONE;
            }

            @Override
            public void onRemove(int slot, boolean evicted) {}

            @Override
            public boolean onMiss(long key, long size) {
                return key != 13;
            }
        };
        LockAware policy = new LockAware(refusing, slot -> false);
        assertThat(policy.onMiss(13, 1)).isFalse();
        assertThat(policy.onMiss(14, 1)).isTrue();
    }

    @Test
    void addLast_slotTwice_throws() {
        LockAware policy = threeSlots(Order.FIFO, slot -> false);
        assertThatThrownBy(() -> policy.onInsert(1, 1, 1))
                .isInstanceOf(IllegalStateException.class);
        policy.checkInvariants();
    }

    /** The default order() asks for the first 4,096 and gives the rest by slot. */
    @Test
    void order_moreThanItAsksFor_givesTheRestBySlot() {
        Fifo fifo = new Fifo();
        for (int slot = 4_999; slot >= 0; slot--) {
            fifo.onInsert(slot, slot, 1);
        }
        int[] order = OrderByAsking.of(fifo).toArray();
        assertThat(order).hasSize(5_000).doesNotHaveDuplicates();
        assertThat(order[0]).isEqualTo(4_999);
        assertThat(order[4_095]).isEqualTo(904);
        assertThat(order[4_096]).isZero();
        assertThat(order[4_999]).isEqualTo(903);
    }

    private static LockAware threeSlots(Order order, IntPredicate pinned) {
        LockAware policy = new LockAware(order.create(3), pinned);
        for (int slot = 0; slot < 3; slot++) {
            policy.onInsert(slot, slot, 1);
        }
        return policy;
    }
}
