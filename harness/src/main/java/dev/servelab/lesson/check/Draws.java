package dev.servelab.lesson.check;

import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Seeded random traces.
 *
 * @param seed  the same seed gives the same traces
 * @param count how many of each stage
 */
record Draws(long seed, int count) {
    /** Enough that each planted bug of the tests is found with every one of a hundred seeds. */
    static final int USUAL = 120;

    Stream<Trace> of(Stage stage) {
        Random random = new Random(seed * 31 + stage.name().hashCode());
        return Stream.generate(() -> stage.draw(random)).limit(count);
    }

    /** The shortest trace found from a drawn one of these stages that shows something. */
    Optional<Trace> shortest(Predicate<Trace> shows, Stage... stages) {
        return Stream.of(stages).flatMap(this::of).filter(shows).findFirst()
                .map(found -> Shrinker.shortest(found, shows));
    }
}
