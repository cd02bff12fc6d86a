package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** All that is random in a question. The same numbers give the same question. */
final class Dice {
    private final UniformRandomProvider random;

    Dice(long seed, long stream) {
        this.random = RandomSource.XO_SHI_RO_256_PP.create(new long[]{seed, stream, 0x7175697aL});
    }

    /** A whole number, both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** A multiple of {@code step}, both ends included. */
    int between(int least, int most, int step) {
        return least + step * random.nextInt((most - least) / step + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** The same in another order. */
    <T> List<T> shuffled(List<T> all) {
        List<T> left = new ArrayList<>(all);
        List<T> shuffled = new ArrayList<>();
        while (!left.isEmpty()) {
            shuffled.add(left.remove(random.nextInt(left.size())));
        }
        return shuffled;
    }
}
