package dev.servelab.selftest.reference;

import java.util.function.LongSupplier;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** How long requests are served: exponential, fixed by a seed, the same here and in theory. */
public final class ServiceTimes {
    /** Tells these numbers from those of the arrivals. */
    private static final long SALT = 0x5e41_71ceL;

    private ServiceTimes() {}

    /** Nanoseconds, of the first request, the second, and so on. One thread at a time. */
    public static LongSupplier of(double meanNs, long seed) {
        var times = ZigguratSampler.Exponential.of(
                RandomSource.XO_SHI_RO_256_PP.create(new long[]{seed, SALT}), meanNs);
        return () -> Math.round(times.sample());
    }
}
