package dev.servelab.experiment;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The order of the trials. Each round is a block that runs every variant once, in a random order of
 * its own, so that whatever drifts on the machine hits all variants alike. One thread.
 */
final class Rounds {
    private final List<Variant> variants;
    private final UniformRandomProvider random;

    /** The orders are fixed by the seed, however many are asked for. */
    Rounds(List<Variant> variants, long seed) {
        this.variants = List.copyOf(variants);
        this.random = RandomSource.XO_SHI_RO_256_PP.create(new long[]{seed, 0x0a0b_0c0dL});
    }

    /** The variants in the order in which the next round runs them. */
    List<Variant> next() {
        List<Variant> block = new ArrayList<>(variants);
        ListSampler.shuffle(random, block);
        return List.copyOf(block);
    }
}
