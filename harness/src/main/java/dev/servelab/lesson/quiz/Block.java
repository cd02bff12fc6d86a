package dev.servelab.lesson.quiz;

import java.util.List;

/** A piece of a question or of an explanation, in no language yet. */
sealed interface Block {
    /**
     * A sentence.
     *
     * @param key of the texts
     * @param arguments in its places; names and numbers, the same in every language
     */
    record Say(String key, List<String> arguments) implements Block {
        static Say of(String key, Object... arguments) {
            return new Say(key, List.of(arguments).stream().map(String::valueOf).toList());
        }
    }

    /**
     * Lines that stand as they are.
     *
     * @param lines at most 75 columns
     */
    record Show(List<String> lines) implements Block {
        static Show of(String... lines) {
            return new Show(List.of(lines));
        }
    }

    /**
     * A table.
     *
     * @param heads keys of the texts
     * @param rows as many cells each as there are heads
     */
    record Table(List<String> heads, List<List<String>> rows) implements Block {
        public Table {
            for (List<String> row : rows) {
                if (row.size() != heads.size()) {
                    throw new IllegalArgumentException(row + " under " + heads);
                }
            }
        }
    }
}
