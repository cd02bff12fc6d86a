package dev.servelab.experiment;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The order of the trials. Each round is a block that runs every variant once, in a random order of
 * its own, so that whatever drifts on the machine hits all variants alike.
 */
final class Rounds {
    private Rounds() {}

    /** The variants of each round, in the order in which they run; fixed by the seed. */
    static List<List<Variant>> order(List<Variant> variants, int rounds, long seed) {
        var random = RandomSource.XO_SHI_RO_256_PP.create(new long[]{seed, 0x0a0b_0c0dL});
        List<List<Variant>> order = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            List<Variant> block = new ArrayList<>(variants);
            ListSampler.shuffle(random, block);
            order.add(List.copyOf(block));
        }
        return List.copyOf(order);
    }
}
