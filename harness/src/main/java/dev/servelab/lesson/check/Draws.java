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
    /** Each planted bug of the tests is found with each of a hundred seeds: the campaign plays it. */
    static final int USUAL = 120;
    /** From another start another shortest trace is reached, and the best of some is shorter. */
    private static final int STARTS = 3;

    Stream<Trace> of(Stage stage) {
        Random random = new Random(seed * 31 + stage.name().hashCode());
        return Stream.generate(() -> stage.draw(random)).limit(count);
    }

    /** The shortest trace found from drawn ones of the first of these stages that show something. */
    Optional<Trace> shortest(Predicate<Trace> shows, Stage... stages) {
        return Stream.of(stages).map(stage -> of(stage).filter(shows).limit(STARTS).toList())
                .filter(found -> !found.isEmpty()).findFirst()
                .map(found -> Shrinker.shortest(found, shows));
    }
}
