package dev.servelab.eviction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What every order of the catalogue must do, bare and lock-aware, against naive models. */
class OrderTest {
    private static final int TRACES = 10_000;

    /** Every other trace with the decorator. */
    @ParameterizedTest
    @EnumSource
    void victim_anyTrace_isTheNaiveModels(Order order) {
        for (long seed = 0; seed < TRACES; seed++) {
            OrderFuzz.play(order, seed % 2 == 1, seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void naiveModel_everyOrder_isThere(Order order) {
        assertThat(NaiveOrders.BY_ID).containsKey(order.id());
    }

    /** LIST's order is what leaves when victim after victim is taken, and looking changes nothing. */
    @ParameterizedTest
    @EnumSource
    void order_severalSlots_isTheVictimsOneAfterAnother(Order order) {
        EvictionPolicy policy = order.create(100);
        IntStream.of(3, 1, 4, 5, 9, 2, 6).forEach(slot -> policy.onInsert(slot, slot, 1));
        IntStream.of(4, 3, 4, 2).forEach(policy::onHit);
        List<Integer> listed = orderOf(policy);
        assertThat(orderOf(policy)).isEqualTo(listed);
        List<Integer> victims = new ArrayList<>();
        for (int slot = policy.victim(s -> true); slot >= 0; slot = policy.victim(s -> true)) {
            victims.add(slot);
            policy.onRemove(slot, true);
        }
        assertThat(listed).isEqualTo(victims).hasSize(7);
    }

    /** Where hits come without the lock, one may come for a slot just removed. */
    @ParameterizedTest
    @EnumSource
    void onHit_slotJustRemoved_changesNothing(Order order) {
        EvictionPolicy policy = order.create(100);
        policy.onInsert(0, 0, 1);
        policy.onInsert(1, 1, 1);
        policy.onRemove(0, true);
        policy.onHit(0);
        policy.checkInvariants();
        assertThat(orderOf(policy)).containsExactly(1);
    }

    @ParameterizedTest
    @EnumSource
    void victim_emptyOrNoneMayGo_isNone(Order order) {
        EvictionPolicy policy = order.create(100);
        assertThat(policy.victim(slot -> true)).isEqualTo(EvictionPolicy.NONE);
        policy.onInsert(7, 1, 1);
        assertThat(policy.victim(slot -> false)).isEqualTo(EvictionPolicy.NONE);
        assertThat(policy.victim(slot -> true)).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void ofId_everyOrder_isFoundAndDescribed(Order order) {
        assertThat(Order.ofId(order.id())).contains(order);
        assertThat(order.description()).isNotBlank().doesNotContain("\n");
        assertThat(Order.ofId(order.id() + "x")).isEmpty();
        assertThat(order.create(1).onMiss(1, 1)).isTrue();
    }

    /** It has to fit on a slide. */
    @Test
    void fifo_itsFile_hasFortyLinesAtMost() throws IOException {
        assertThat(Path.of("src/main/java/dev/servelab/eviction/Fifo.java")).content()
                .satisfies(text -> assertThat(text.lines()).hasSizeLessThanOrEqualTo(40));
    }

    /** A file that would fill the small queue is admitted only once its key is remembered. */
    @Test
    void onMiss_s3FifoTenthOfTheCache_isRefused() {
        EvictionPolicy policy = Order.S3_FIFO.create(S3Fifo.LIMITED_FROM_BYTES);
        assertThat(policy.onMiss(1, S3Fifo.LIMITED_FROM_BYTES / 10)).isFalse();
        assertThat(policy.onMiss(1, S3Fifo.LIMITED_FROM_BYTES / 10 - 1)).isTrue();
        policy.onInsert(0, 1, S3Fifo.LIMITED_FROM_BYTES / 10 - 1);
        policy.onRemove(0, true);
        assertThat(policy.onMiss(1, S3Fifo.LIMITED_FROM_BYTES / 2)).isTrue();
        assertThat(Order.S3_FIFO.create(S3Fifo.LIMITED_FROM_BYTES - 1)
                .onMiss(1, S3Fifo.LIMITED_FROM_BYTES - 1)).isTrue();
    }

    private static List<Integer> orderOf(EvictionPolicy policy) {
        List<Integer> slots = new ArrayList<>();
        policy.order(slots::add);
        return slots;
    }
}
