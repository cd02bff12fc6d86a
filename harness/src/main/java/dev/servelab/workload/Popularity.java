package dev.servelab.workload;

import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Who is asked for how often: Zipf's law over the files. The file of rank r, from 1, is asked for
 * with a probability proportional to {@code 1 / r^exponent}. Ranks are dealt to the files by a
 * seeded shuffle, so that popularity says nothing about size or name. Immutable.
 */
public final class Popularity implements Workload {
    private final WorkFile[] byRank;
    private final double exponent;

    /** Deals the ranks; {@code files} must not be empty. */
    public Popularity(List<WorkFile> files, double exponent, long seed) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files to ask for");
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        int[] order = PermutationSampler.natural(files.size());
        PermutationSampler.shuffle(random, order);
        this.byRank = new WorkFile[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            byRank[rank] = files.get(order[rank]);
        }
        this.exponent = exponent;
    }

    /** The file of a rank, from 0: the most popular. */
    WorkFile ofRank(int rank) {
        return byRank[rank];
    }

    @Override
    public Requests requests(long seed, long stream, long client) {
        var random = RandomSource.XO_SHI_RO_256_PP.create(
                new long[]{seed, stream, client, 0x5e7e_1ab0L});
        DiscreteSampler ranks = RejectionInversionZipfSampler.of(random, byRank.length, exponent);
        return () -> byRank[ranks.sample() - 1];
    }
}
