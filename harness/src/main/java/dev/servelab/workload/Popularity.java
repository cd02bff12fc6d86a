package dev.servelab.workload;

import java.util.List;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;

/**
 * Who is asked for how often: Zipf's law over the files. The file of rank r, from 1, is asked for
 * with a probability proportional to {@code 1 / r^exponent}; exponent 0 asks for all alike. Ranks
 * are dealt to the files by a seeded shuffle, so that popularity says nothing about size or name.
 * Requests to web proxies had exponents of 0.64 to 0.83: L. Breslau and others, Web Caching and
 * Zipf-like Distributions, INFOCOM 1999. Immutable.
 */
public final class Popularity implements Workload {
    private static final long KIND = 0x5e7e_1ab0L;

    private final WorkFile[] byRank;
    private final double exponent;

    /** Deals the ranks; {@code files} must not be empty. */
    public Popularity(List<WorkFile> files, double exponent, long seed) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files to ask for");
        }
        this.byRank = Places.shuffled(files, seed);
        this.exponent = exponent;
    }

    /** The file of a rank, from 0: the most popular. */
    WorkFile ofRank(int rank) {
        return byRank[rank];
    }

    @Override
    public Requests requests(long seed, long stream, long client) {
        DiscreteSampler ranks = RejectionInversionZipfSampler.of(
                Places.random(seed, stream, client, KIND), byRank.length, exponent);
        return () -> byRank[ranks.sample() - 1];
    }
}
