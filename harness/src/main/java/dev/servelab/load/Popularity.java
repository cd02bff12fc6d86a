package dev.servelab.load;

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
public final class Popularity {
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

    /** A stream of requests of its own for one client; one thread at a time. */
    Requests requests(long seed, long trial, long client) {
        return new Requests(RandomSource.XO_SHI_RO_256_PP.create(
                new long[]{seed, trial, client, 0x5e7e_1ab0L}));
    }

    /** An endless stream of requests, fixed by its seed. */
    final class Requests {
        private final DiscreteSampler ranks;

        private Requests(UniformRandomProvider random) {
            this.ranks = RejectionInversionZipfSampler.of(random, byRank.length, exponent);
        }

        WorkFile next() {
            return byRank[ranks.sample() - 1];
        }
    }
}
