package dev.servelab.lesson.quiz;

import java.util.function.Predicate;
import java.util.function.Supplier;

/** Draws until what was drawn is worth asking about. */
final class Search {
    /** The rarest kind needs some hundred draws. */
    private static final int DRAWS_MOST = 20_000;

    private Search() {}

    /** The first that passes. */
    static <T> T first(Supplier<T> draw, Predicate<T> worth) {
        for (int i = 0; i < DRAWS_MOST; i++) {
            T drawn = draw.get();
            if (worth.test(drawn)) {
                return drawn;
            }
        }
        throw new IllegalStateException("nothing worth asking in " + DRAWS_MOST + " draws");
    }
}
