package dev.servelab.selftest;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Shapes that latencies have, in microseconds, at least 1. */
enum Distribution {
    /** All the same. */
    CONSTANT {
        @Override
        double draw(UniformRandomProvider random) {
            return 1_234;
        }
    },
    /** All as likely, up to ten seconds. */
    UNIFORM {
        @Override
        double draw(UniformRandomProvider random) {
            return random.nextDouble() * 10_000_000;
        }
    },
    /** A queue's. */
    EXPONENTIAL {
        @Override
        double draw(UniformRandomProvider random) {
            return -2_000 * Math.log1p(-random.nextDouble());
        }
    },
    /** Hits and misses: two humps far apart. */
    TWO_HUMPS {
        @Override
        double draw(UniformRandomProvider random) {
            double middle = random.nextDouble() < 0.5 ? 80 : 5_000;
            return middle * (0.9 + 0.2 * random.nextDouble());
        }
    },
    /** Pareto's, of index 1: a few samples are as long as all others together. */
    HEAVY_TAIL {
        @Override
        double draw(UniformRandomProvider random) {
            return Math.min(60_000_000, 100 / (1 - random.nextDouble()));
        }
    };

    /** The same samples for the same numbers. */
    long[] samples(int size, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP
                .create(new long[]{seed, size, name().hashCode()});
        long[] samples = new long[size];
        for (int i = 0; i < size; i++) {
            samples[i] = Math.max(1, Math.round(draw(random)));
        }
        return samples;
    }

    abstract double draw(UniformRandomProvider random);
}
