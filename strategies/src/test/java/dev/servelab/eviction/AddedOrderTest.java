package dev.servelab.eviction;

import dev.servelab.cache.CacheSpec;
import dev.servelab.testing.planted.ChangedClasses;
import dev.servelab.testing.planted.ChangedSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A policy is one file and one line in the catalogue: here one is added to both. */
class AddedOrderTest {
    private static final Path CATALOGUE = Path.of("src/main/java/dev/servelab/eviction/Order.java");
    /** Enough for every operation of the fuzz, many times. */
    private static final int TRACES = 200;

    private static final String FILE = """
            package dev.servelab.eviction;

            import java.util.ArrayList;
            import java.util.List;
            import java.util.function.IntPredicate;

            /** The file cached last goes first. */
            public final class Youngest implements EvictionPolicy {
                private final List<Integer> slots = new ArrayList<>();

                @Override
                public void onInsert(int slot, long key, long size) {
                    slots.addFirst(slot);
                }

                @Override
                public int victim(IntPredicate evictable) {
                    return slots.stream().filter(evictable::test).findFirst().orElse(NONE);
                }

                @Override
                public void onRemove(int slot, boolean evicted) {
                    slots.remove(Integer.valueOf(slot));
                }
            }
            """;
    private static final String LINE = "YOUNGEST(\"youngest\", \"evicts the file cached last\", bytes -> new Youngest()), ";

    @TempDir
    Path folder;

    /** Parsed, listed, and put to the contract, which knows no naive model of it. */
    @Test
    void catalogue_oneFileAndOneLineMore_hasThePolicy() throws Exception {
        Path file = Files.writeString(folder.resolve("Youngest.java"), FILE);
        Path catalogue = ChangedSource.change(CATALOGUE, "FIFO(\"fifo\"",
                LINE + "FIFO(\"fifo\"", folder);
        Path classes = ChangedSource.compile(List.of(file, catalogue), folder);
        try (ChangedClasses loader = new ChangedClasses(classes)) {
            Class<?> spec = loader.loadClass(CacheSpec.class.getName());
            assertThat(spec.getMethod("parse", String.class).invoke(null, "lock-aware:youngest"))
                    .hasToString("lock-aware:youngest");
            assertThat((String) spec.getMethod("possible").invoke(null)).contains("youngest, ");
            loader.loadClass(Contract.class.getName()).getMethod("check", String.class)
                    .invoke(null, "youngest");
        }
    }

    /** Called by its name among the changed classes, where the catalogue is another. */
    public static final class Contract {
        private Contract() {}

        public static void check(String id) {
            Order order = Order.ofId(id).orElseThrow();
            for (long seed = 0; seed < TRACES; seed++) {
                OrderFuzz.play(order, seed % 2 == 1, seed);
            }
        }
    }
}
