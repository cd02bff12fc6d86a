package dev.servelab.workload;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Sizes of the generated files: log-normal with median 64 KiB and sigma 1.5 (mean 197 KiB before
 * clipping), held between 1 KiB and 8 MiB. File systems in use look so: many small files, most
 * bytes in few large ones. 256 MiB make about 1,350 files.
 */
final class FileMix {
    static final long MEDIAN_BYTES = 64 << 10;
    static final double SIGMA = 1.5;
    static final long LEAST_BYTES = 1 << 10;
    static final long MOST_BYTES = 8 << 20;

    private FileMix() {}

    /** Sizes that add up to {@code totalBytes} exactly; the last file takes what is left. */
    static long[] sizes(long totalBytes, UniformRandomProvider random) {
        SharedStateContinuousSampler sampler = LogNormalSampler.of(
                ZigguratSampler.NormalizedGaussian.of(random), Math.log(MEDIAN_BYTES), SIGMA);
        long[] sizes = new long[16];
        int count = 0;
        for (long left = totalBytes; left > 0; left -= sizes[count++]) {
            if (count == sizes.length) {
                sizes = Arrays.copyOf(sizes, 2 * count);
            }
            long drawn = Math.clamp(Math.round(sampler.sample()), LEAST_BYTES, MOST_BYTES);
            sizes[count] = Math.min(drawn, left);
        }
        return Arrays.copyOf(sizes, count);
    }

    /** The mix in a line, for whoever reads a result. */
    static String describe() {
        return "log-normal sizes, median 64 KiB, sigma 1.5, 1 KiB to 8 MiB";
    }
}
