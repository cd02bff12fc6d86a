package dev.servelab.workload;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** How large generated files are. */
sealed interface Sizes {
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
            return "files of " + ByteText.of(bytes);
        }
    }

    /**
     * Log-normal with sigma 1.5: many small files, most bytes in few large ones, as file systems in
     * use look (A. Downey, The Structural Cause of File Size Distributions, MASCOTS 2001). There
     * are {@code total / mean} files; what is drawn, no larger than 16 times the mean, is scaled so
     * that all together are the total. So number and mean are the same for every seed, and the
     * median is about {@code mean / e^(sigma^2 / 2)}, a third of the mean.
     */
    record LogNormal(long meanBytes) implements Sizes {
        static final double SIGMA = 1.5;
        static final int MOST_MEANS = 16;

        public LogNormal {
            checkPositive(meanBytes);
        }

        @Override
        public long[] draw(long totalBytes, UniformRandomProvider random) {
            int files = Math.toIntExact(Math.max(1, Math.round((double) totalBytes / meanBytes)));
            SharedStateContinuousSampler sampler = LogNormalSampler.of(
                    ZigguratSampler.NormalizedGaussian.of(random), -SIGMA * SIGMA / 2, SIGMA);
            double[] drawn = new double[files];
            Arrays.setAll(drawn, i -> Math.min(sampler.sample(), MOST_MEANS));
            return scaled(drawn, totalBytes);
        }

        /** Rounded down, but to a byte at least; the largest takes or gives what that leaves. */
        private static long[] scaled(double[] drawn, long totalBytes) {
            double scale = totalBytes / Arrays.stream(drawn).sum();
            long[] sizes = new long[drawn.length];
            int largest = 0;
            for (int i = 0; i < drawn.length; i++) {
                sizes[i] = Math.max(1, (long) (drawn[i] * scale));
                largest = sizes[i] > sizes[largest] ? i : largest;
            }
            sizes[largest] += totalBytes - Arrays.stream(sizes).sum();
            return sizes;
        }

        @Override
        public String describe() {
            return "log-normal sizes, mean " + ByteText.of(meanBytes) + ", sigma 1.5";
        }
    }

    private static void checkPositive(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("files of " + bytes + " bytes");
        }
    }
}
