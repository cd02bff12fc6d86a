package dev.servelab.experiment;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTest {
    private static final List<Variant> VARIANTS = Variant.all(
            Level.of(List.of("thread-per-connection", "thread-pool:16", "virtual-thread")),
            Level.of(List.of("fifo", "lru", "lock-aware:fifo")));

    @Test
    void order_eachRound_runsEveryVariantOnce() {
        List<List<Variant>> order = Rounds.order(VARIANTS, 5, 1);

        assertThat(order).hasSize(5).allSatisfy(
                round -> assertThat(round).containsExactlyInAnyOrderElementsOf(VARIANTS));
        assertThat(order).as("orders of five rounds, seed 1").doesNotHaveDuplicates();
    }

    @Test
    void order_isTheSeeds() {
        assertThat(Rounds.order(VARIANTS, 3, 1)).isEqualTo(Rounds.order(VARIANTS, 3, 1))
                .isNotEqualTo(Rounds.order(VARIANTS, 3, 2));
    }

    @Test
    void levels_namedTwice_areTwo() {
        List<Level> levels = Level.of(List.of("virtual-thread", "lru", "virtual-thread"));

        assertThat(levels).extracting(Level::label)
                .containsExactly("virtual-thread", "lru", "virtual-thread#2");
        assertThat(levels).extracting(Level::spec)
                .containsExactly("virtual-thread", "lru", "virtual-thread");
    }

    @Test
    void logFileNames_arePortableAndUnique() {
        assertThat(Variant.all(Level.of(List.of("thread-pool:16", "thread-pool:16")),
                Level.of(List.of("lock-aware:fifo", "lru"))))
                .extracting(Variant::logFileName)
                .containsExactly("thread-pool-16.lock-aware-fifo.hlog", "thread-pool-16.lru.hlog",
                        "thread-pool-16+2.lock-aware-fifo.hlog", "thread-pool-16+2.lru.hlog");
    }
}
