package dev.servelab.torture;

import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BooksTest {
    private static final Map<String, Long> EMPTY = Map.of("connections", 0L, "pins", 0L,
            "loading_bytes", 0L, "cached_bytes", 0L, "free_bytes", 8_388_608L);
    private static final Books START = new Books(Map.of("sockets", 2L), Map.of("acceptor", 1L),
            EMPTY, "");

    @Test
    void differencesFrom_theSame_areNone() {
        assertThat(new Books(Map.of("sockets", 2L), Map.of("acceptor", 1L), EMPTY, "")
                .differencesFrom(START)).isEmpty();
        assertThat(START.isIdle()).isTrue();
    }

    /** A descriptor more, a thread more, a pin that stayed, books that do not balance. */
    @Test
    void differencesFrom_eachKind_isNamed() {
        Books end = new Books(Map.of("sockets", 2L, "files", 1L), Map.of("file-io", 16L),
                Map.of("connections", 0L, "pins", 1L, "loading_bytes", 0L, "cached_bytes", 1_024L,
                        "free_bytes", 8_387_584L),
                "the sum is another");

        assertThat(end.isIdle()).isFalse();
        assertThat(end.differencesFrom(START)).containsExactly(
                "descriptors: 0 files at the start, 1 at the end",
                "threads: 1 acceptor at the start, 0 at the end",
                "threads: 0 file-io at the start, 16 at the end",
                "invariants: the sum is another",
                "books: 0 cached_bytes at the start, 1,024 at the end",
                "books: 8,388,608 free_bytes at the start, 8,387,584 at the end",
                "books: 0 pins at the start, 1 at the end");
    }
}
