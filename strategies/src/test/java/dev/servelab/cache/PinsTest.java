package dev.servelab.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PinsTest {
    private final Pins pins = new Pins();

    @Test
    void unpin_withoutPin_throwsAndChangesNothing() {
        assertThat(pins.tryPin()).isTrue();
        assertThat(pins.unpin()).isFalse();
        assertThatThrownBy(pins::unpin).isInstanceOf(IllegalStateException.class);
        assertThat(pins.pinCount()).isZero();
        assertThat(pins.isBarred()).isFalse();
        assertThat(pins.tryPin()).isTrue();
    }

    @Test
    void unpin_barredWithoutPin_throwsAndStaysBarred() {
        assertThat(pins.bar()).isTrue();
        assertThatThrownBy(pins::unpin).isInstanceOf(IllegalStateException.class);
        assertThat(pins.isBarred()).isTrue();
        assertThat(pins.pinCount()).isZero();
    }

    @Test
    void bar_whilePinned_theLastUnpinFrees() {
        pins.tryPin();
        pins.tryPin();
        assertThat(pins.bar()).isFalse();
        assertThat(pins.tryPin()).isFalse();
        assertThat(pins.pinCount()).isEqualTo(2);
        assertThat(pins.unpin()).isFalse();
        assertThat(pins.unpin()).isTrue();
    }

    @Test
    void bar_twice_throwsAndChangesNothing() {
        pins.tryPin();
        pins.bar();
        assertThatThrownBy(pins::bar).isInstanceOf(IllegalStateException.class);
        assertThat(pins.pinCount()).isOne();
        assertThat(pins.unpin()).isTrue();
    }

    @Test
    void barIfUnpinned_pinned_refusesAndBarsNothing() {
        pins.tryPin();
        assertThat(pins.barIfUnpinned()).isFalse();
        assertThat(pins.tryPin()).isTrue();
        pins.unpin();
        pins.unpin();
        assertThat(pins.barIfUnpinned()).isTrue();
        assertThat(pins.barIfUnpinned()).isFalse();
        assertThat(pins.tryPin()).isFalse();
    }

    @Test
    void pinnedHits_countsPinsTakenForHits_whateverBecomesOfThem() {
        assertThat(pins.tryPinForHit()).isTrue();
        assertThat(pins.tryPin()).isTrue();
        assertThat(pins.tryPinForHit()).isTrue();
        assertThat(pins.pinnedHits()).isEqualTo(2);
        assertThat(pins.pinCount()).isEqualTo(3);
        assertThat(pins.barIfUnpinned()).isFalse();
        pins.unpin();
        pins.unpin();
        assertThat(pins.bar()).isFalse();
        assertThat(pins.tryPinForHit()).isFalse();
        assertThat(pins.unpin()).isTrue();
        assertThat(pins.pinnedHits()).isEqualTo(2);
    }

    @Test
    void barIfUnpinned_afterHits_bars() {
        pins.tryPinForHit();
        pins.unpin();
        assertThat(pins.barIfUnpinned()).isTrue();
        assertThat(pins.tryPinForHit()).isFalse();
        assertThat(pins.pinnedHits()).isOne();
    }

    /** Four threads pin and unpin; the one who bars meanwhile, or the last reader, frees: one of all. */
    @Test
    void unpin_manyThreadsAndOneBar_exactlyOneIsToldToFree() throws Exception {
        int threads = 4;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int round = 0; round < 50; round++) {
                assertThat(freedBy(pool, threads, new Pins())).as("round %d", round).isOne();
            }
        }
    }

    /** It bars when every thread has pinned so often that they are in the middle of it. */
    private static int freedBy(ExecutorService pool, int threads, Pins shared) throws Exception {
        CountDownLatch start = new CountDownLatch(threads);
        CountDownLatch busy = new CountDownLatch(threads);
        List<Future<Integer>> freed = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            freed.add(pool.submit(() -> {
                start.countDown();
                start.await();
                try {
                    return pinUntilBarred(shared, busy);
                } finally {
                    busy.countDown();
                }
            }));
        }
        busy.await();
        int total = shared.bar() ? 1 : 0;
        for (Future<Integer> count : freed) {
            total += count.get();
        }
        return total;
    }

    private static int pinUntilBarred(Pins shared, CountDownLatch busy) {
        int freed = 0;
        for (int n = 0; n < 20_000 && shared.tryPin(); n++) {
            freed += shared.unpin() ? 1 : 0;
            if (n == 200) {
                busy.countDown();
            }
        }
        return freed;
    }
}
