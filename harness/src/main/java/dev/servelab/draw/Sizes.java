package dev.servelab.draw;

import dev.servelab.text.ByteText;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** How large generated files, and the objects of a synthetic trace, are. */
public sealed interface Sizes {
    /** So many bytes in files; at least one file, none of them empty. */
    long[] draw(long totalBytes, UniformRandomProvider random);

    /** The sizes in a few words, for whoever reads a result. */
    String describe();

    /** All alike; the last takes what is left. */
    record Fixed(long bytes) implements Sizes {
        public Fixed {
            checkPositive(bytes);
        }

        @Override
        public long[] draw(long totalBytes, UniformRandomProvider random) {
            long[] sizes = new long[Math.toIntExact(Math.ceilDiv(totalBytes, bytes))];
            Arrays.fill(sizes, bytes);
            sizes[sizes.length - 1] = totalBytes - bytes * (sizes.length - 1);
            return sizes;
        }

        @Override
        public String describe() {
            return "files of " + ByteText.exact(bytes);
        }
    }

    /**
     * Log-normal with sigma 1.5: many small files, most bytes in few large ones, as file systems in
     * use look (A. Downey, The Structural Cause of File Size Distributions, MASCOTS 2001). There
     * are {@code total / mean} files; what is drawn, held between 1/256 of the mean and 16 times
     * it, is scaled so that all together are the total. So number and mean are the same for every
     * seed, and the median is about {@code mean / e^(sigma^2 / 2)}, a third of the mean.
     *
     * @param meanBytes 1,024 or more
     */
    record LogNormal(long meanBytes) implements Sizes {
        private static final double SIGMA = 1.5;
        private static final double LEAST_MEANS = 1.0 / 256;
        private static final double MOST_MEANS = 16;
        private static final long LEAST_MEAN_BYTES = 1_024;

        public LogNormal {
            if (meanBytes < LEAST_MEAN_BYTES) {
                throw new IllegalArgumentException("files of a mean of " + meanBytes
                        + " bytes; at least " + LEAST_MEAN_BYTES);
            }
        }

        @Override
        public long[] draw(long totalBytes, UniformRandomProvider random) {
            int files = Math.toIntExact(Math.max(1, Math.round((double) totalBytes / meanBytes)));
            SharedStateContinuousSampler sampler = LogNormalSampler.of(
                    ZigguratSampler.NormalizedGaussian.of(random), -SIGMA * SIGMA / 2, SIGMA);
            double[] drawn = new double[files];
            Arrays.setAll(drawn, i -> Math.clamp(sampler.sample(), LEAST_MEANS, MOST_MEANS));
            return scaled(drawn, totalBytes);
        }

        /** Cuts the total where the running sums fall, so that what is rounded off is not lost. */
        private static long[] scaled(double[] drawn, long totalBytes) {
            double scale = totalBytes / Arrays.stream(drawn).sum();
            long[] sizes = new long[drawn.length];
            double sum = 0;
            long given = 0;
            for (int i = 0; i < drawn.length - 1; i++) {
                sum += drawn[i] * scale;
                sizes[i] = Math.round(sum) - given;
                given += sizes[i];
            }
            sizes[drawn.length - 1] = totalBytes - given;
            return sizes;
        }

        @Override
        public String describe() {
            return "log-normal sizes, mean " + ByteText.exact(meanBytes) + ", sigma 1.5";
        }
    }

    private static void checkPositive(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("files of " + bytes + " bytes");
        }
    }
}
