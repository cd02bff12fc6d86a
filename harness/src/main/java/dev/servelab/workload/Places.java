package dev.servelab.workload;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Seeded orders, and places in them. */
final class Places {
    /** 2^64 divided by the golden ratio. */
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private Places() {}

    /** The files in a seeded order, which says nothing about size or name. */
    static WorkFile[] shuffled(List<WorkFile> files, long seed) {
        int[] order = PermutationSampler.natural(files.size());
        PermutationSampler.shuffle(RandomSource.XO_SHI_RO_256_PP.create(seed), order);
        WorkFile[] shuffled = new WorkFile[order.length];
        for (int i = 0; i < order.length; i++) {
            shuffled[i] = files.get(order[i]);
        }
        return shuffled;
    }

    /** Chances of one client in one window; the last number tells kinds of chances apart. */
    static UniformRandomProvider random(long seed, long stream, long client, long kind) {
        return RandomSource.XO_SHI_RO_256_PP.create(new long[]{seed, stream, client, kind});
    }

    /**
     * Where a window starts in a round of {@code size} places: 0 to {@code size - 1}. Starts of
     * windows that follow each other are far apart, {@code frac(start + stream / golden ratio)} of
     * the round: D. Knuth, The Art of Computer Programming 3, section 6.4, Fibonacci hashing.
     */
    static long start(long seed, long stream, int size) {
        long first = RandomSource.XO_SHI_RO_256_PP.create(seed).nextLong();
        return Math.unsignedMultiplyHigh(first + stream * GOLDEN, size);
    }
}
