package dev.servelab.draw;

import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;

/**
 * Who is asked for how often: Zipf's law. What has rank r, from 1, is asked for
 * with a probability proportional to {@code 1 / r^exponent}; exponent 0 asks for all alike. Ranks
 * are dealt by a seeded shuffle, so that popularity says nothing about number, size or name.
 * Requests to web proxies had exponents of 0.64 to 0.83: L. Breslau and others, Web Caching and
 * Zipf-like Distributions, INFOCOM 1999. Immutable.
 */
public final class Popularity implements Pattern {
    private static final long KIND = 0x5e7e_1ab0L;

    private final int[] byRank;
    private final double exponent;

    /** Deals the ranks among {@code count} things, at least one. */
    public Popularity(int count, double exponent, long seed) {
        this(Places.shuffled(count, seed), exponent);
    }

    /** Over these things, the first the most popular. */
    Popularity(int[] byRank, double exponent) {
        if (byRank.length == 0) {
            throw new IllegalArgumentException("nothing to ask for");
        }
        this.byRank = byRank;
        this.exponent = exponent;
    }

    /** What has a rank, from 0: the most popular. */
    int ofRank(int rank) {
        return byRank[rank];
    }

    @Override
    public Sequence sequence(long seed, long stream, long client) {
        DiscreteSampler ranks = RejectionInversionZipfSampler.of(
                Places.random(seed, stream, client, KIND), byRank.length, exponent);
        return () -> byRank[ranks.sample() - 1];
    }
}
