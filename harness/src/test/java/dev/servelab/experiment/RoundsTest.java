package dev.servelab.experiment;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTest {
    private static final List<Variant> VARIANTS = Variant.all(
            Level.of(List.of("thread-per-connection", "thread-pool:16", "virtual-thread")),
            Level.of(List.of("fifo", "lru", "lock-aware:fifo")));

    @Test
    void order_eachRound_runsEveryVariantOnce() {
        List<List<Variant>> order = order(5, 1);

        assertThat(order).hasSize(5).allSatisfy(
                round -> assertThat(round).containsExactlyInAnyOrderElementsOf(VARIANTS));
        assertThat(order).as("orders of five rounds, seed 1").doesNotHaveDuplicates();
    }

    @Test
    void order_isTheSeeds() {
        assertThat(order(3, 1)).isEqualTo(order(3, 1))
                .isNotEqualTo(order(3, 2));
    }

    private static List<List<Variant>> order(int count, long seed) {
        Rounds rounds = new Rounds(VARIANTS, seed);
        return Stream.generate(rounds::next).limit(count).toList();
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
                .extracting(Variant::fileName)
                .containsExactly("thread-pool-16.lock-aware-fifo", "thread-pool-16.lru",
                        "thread-pool-16+2.lock-aware-fifo", "thread-pool-16+2.lru");
    }
}
