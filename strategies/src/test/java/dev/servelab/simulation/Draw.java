package dev.servelab.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** Everything that is left to chance in one simulation, drawn from its seed. */
final class Draw {
    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** 0 to one less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends can be drawn. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Both ends can be drawn. */
    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    boolean perMille(int chance) {
        return random.nextInt(1_000) < chance;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The index of one of the weights, each drawn as often as it is heavy. */
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int drawn = random.nextInt(sum);
        int index = 0;
        while (drawn >= weights[index]) {
            drawn -= weights[index];
            index++;
        }
        return index;
    }
}
