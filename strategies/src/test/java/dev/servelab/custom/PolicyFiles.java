package dev.servelab.custom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policies as somebody might write them, in a folder of a test. */
public final class PolicyFiles {
    /** What a right one does; {@link #fifo} puts something wrong in a part's place. */
    private static final String FIFO = """
            import dev.servelab.eviction.EvictionPolicy;
            import java.util.LinkedHashSet;
            import java.util.function.IntConsumer;
            import java.util.function.IntPredicate;

            public final class NAME implements EvictionPolicy {
                private final LinkedHashSet<Integer> queue = new LinkedHashSet<>();
                private int removed;

                public void onInsert(int slot, long key, long size) {
                    queue.add(slot);
                }

                public int victim(IntPredicate evictable) {
                    for (int slot : queue) {
                        if (evictable.test(slot)) {
                            return slot;
                        }
                    }
                    return NONE;
                }

                public void onRemove(int slot, boolean evicted) {
                    removed++;
                    queue.remove(slot);
                }
            }
            """;

    private PolicyFiles() {}

    /** A right fifo. */
    public static Path fifo(Path folder, String name) {
        return write(folder, name, FIFO.replace("NAME", name));
    }

    /** One with something else in the place of what stands in it once. */
    public static Path fifo(Path folder, String name, String right, String wrong) {
        String text = FIFO.replace("NAME", name);
        if (text.indexOf(right) < 0 || text.indexOf(right) != text.lastIndexOf(right)) {
            throw new IllegalArgumentException("not once in it: " + right);
        }
        return write(folder, name, text.replace(right, wrong));
    }

    /** Any text. */
    public static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name + ".java"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
