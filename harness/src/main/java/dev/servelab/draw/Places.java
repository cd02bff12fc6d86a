package dev.servelab.draw;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Seeded orders, and places in them. */
public final class Places {
    /** 2^64 divided by the golden ratio. */
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private Places() {}

    /** The numbers from 0 to {@code count - 1} in a seeded order. */
    static int[] shuffled(int count, long seed) {
        int[] order = PermutationSampler.natural(count);
        PermutationSampler.shuffle(RandomSource.XO_SHI_RO_256_PP.create(seed), order);
        return order;
    }

    /** These numbers in a seeded order. */
    static int[] dealt(int[] numbers, long seed) {
        return Arrays.stream(shuffled(numbers.length, seed)).map(i -> numbers[i]).toArray();
    }

    /** Chances of one client in one window; the last number tells kinds of chances apart. */
    static UniformRandomProvider random(long seed, long stream, long client, long kind) {
        return RandomSource.XO_SHI_RO_256_PP.create(
                mixed(mixed(mixed(mixed(seed) + stream) + client) + kind));
    }

    /**
     * Where a window starts in a round of {@code size} places: 0 to {@code size - 1}. Starts of
     * windows that follow each other are far apart, {@code frac(start + stream / golden ratio)} of
     * the round: D. Knuth, The Art of Computer Programming 3, section 6.4, Fibonacci hashing.
     */
    public static long start(long seed, long stream, int size) {
        return Math.unsignedMultiplyHigh(mixed(seed) + stream * GOLDEN, size);
    }

    /**
     * Spreads numbers that differ by little over all of 64 bits. A generator seeded with small
     * numbers as they are gives every client the same first draw. The finalizer of G. Steele, D.
     * Lea and C. Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.
     */
    private static long mixed(long number) {
        long z = number + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return z ^ (z >>> 31);
    }
}
