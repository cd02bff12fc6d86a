package dev.servelab.load;

import java.util.function.LongSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** When the requests of an open loop are meant to start. */
public enum Arrivals {
    /** One after each {@code 1 / rate} seconds, the first at 0. */
    CONSTANT("constant", "evenly spaced") {
        @Override
        LongSupplier schedule(double ratePerSec, UniformRandomProvider random) {
            return new LongSupplier() {
                private long count;

                @Override
                public long getAsLong() {
                    return Math.round(count++ * NS_PER_SEC / ratePerSec);
                }
            };
        }
    },

    /**
     * As many independent users make them: gaps are drawn from the exponential distribution of
     * mean {@code 1 / rate} seconds (a Poisson process; Harchol-Balter, Performance Modeling and
     * Design of Computer Systems, ch. 11).
     */
    POISSON("poisson", "independent of each other, gaps exponential") {
        @Override
        LongSupplier schedule(double ratePerSec, UniformRandomProvider random) {
            var gaps = ZigguratSampler.Exponential.of(random, NS_PER_SEC / ratePerSec);
            return new LongSupplier() {
                private double atNs; // not rounded: errors of half a nanosecond would add up

                @Override
                public long getAsLong() {
                    atNs += gaps.sample();
                    return Math.round(atNs);
                }
            };
        }
    };

    private static final double NS_PER_SEC = 1e9;
    /** Tells these numbers from those that choose files. */
    private static final long SALT = 0xa441_7a15L;

    private final String id;
    private final String description;

    Arrivals(String id, String description) {
        this.id = id;
        this.description = description;
    }

    /** The name on the command line and in results. */
    public String id() {
        return id;
    }

    /** What it means, in a few words. */
    public String description() {
        return description;
    }

    /**
     * Intended starts in nanoseconds since the window's, ascending and without end. The same
     * numbers give the same schedule, on any machine. One thread at a time.
     *
     * @param stream tells windows apart
     */
    public LongSupplier schedule(double ratePerSec, long seed, long stream) {
        return schedule(ratePerSec,
                RandomSource.XO_SHI_RO_256_PP
                        .create(new long[]{seed, stream, id.hashCode(), SALT}));
    }

    abstract LongSupplier schedule(double ratePerSec, UniformRandomProvider random);

    @Override
    public String toString() {
        return id;
    }
}
