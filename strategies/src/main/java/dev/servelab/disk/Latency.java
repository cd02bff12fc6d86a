package dev.servelab.disk;

import java.util.random.RandomGenerator;

/** How long a declared disk takes before the first byte of a read that does not go on a former. */
sealed interface Latency {
    /** The next one; nanoseconds, 0 or more. */
    long drawNanos(RandomGenerator random);

    /** Its mean, in nanoseconds. */
    double meanNanos();

    /** Always the same. */
    record Constant(long nanos) implements Latency {
        public Constant {
            checkNotNegative(nanos);
        }

        @Override
        public long drawNanos(RandomGenerator random) {
            return nanos;
        }

        @Override
        public double meanNanos() {
            return nanos;
        }
    }

    /**
     * An arm over a turning disk: {@code least + (full - least) * sqrt(d) + r}, where {@code d} is
     * the way of the arm between two uniform places of 0 to 1, and {@code r} the rest of a turn,
     * uniform over one. The arm spends short ways speeding up and slowing down, so its time grows
     * with the square root of the way: C. Ruemmler and J. Wilkes, An Introduction to Disk Drive
     * Modeling, IEEE Computer 27 (3), 1994, whose linear part for long ways is left out.
     *
     * @param leastSeekNanos to the next track
     * @param fullSeekNanos  from one edge to the other
     * @param turnNanos      of the whole disk
     */
    record Arm(long leastSeekNanos, long fullSeekNanos, long turnNanos) implements Latency {
        /** E[sqrt|x - y|] for x and y uniform: the integral of 2 (1 - d) sqrt(d) over 0 to 1. */
        private static final double MEAN_ROOT = 8.0 / 15;

        public Arm {
            checkNotNegative(leastSeekNanos);
            checkNotNegative(fullSeekNanos - leastSeekNanos);
            checkNotNegative(turnNanos);
        }

        @Override
        public long drawNanos(RandomGenerator random) {
            double from = random.nextDouble();
            double way = Math.abs(random.nextDouble() - from);
            double turn = random.nextDouble() * turnNanos;
            return Math.round(
                    leastSeekNanos + (fullSeekNanos - leastSeekNanos) * Math.sqrt(way) + turn);
        }

        @Override
        public double meanNanos() {
            return leastSeekNanos + (fullSeekNanos - leastSeekNanos) * MEAN_ROOT + turnNanos / 2.0;
        }
    }

    /**
     * A way to somebody else's disk: what it always takes, and an exponential part with a mean of
     * its own for the queues on the way.
     */
    record Network(long leastNanos, long meanExtraNanos) implements Latency {
        /** So that the rarest draw is no accident of the seed: one in 22,000 is cut. */
        private static final int MOST_EXTRA_MEANS = 10;

        public Network {
            checkNotNegative(leastNanos);
            checkNotNegative(meanExtraNanos);
        }

        @Override
        public long drawNanos(RandomGenerator random) {
            double means = Math.min(-Math.log(1 - random.nextDouble()), MOST_EXTRA_MEANS);
            return leastNanos + Math.round(means * meanExtraNanos);
        }

        @Override
        public double meanNanos() {
            return leastNanos + meanExtraNanos * (1 - Math.exp(-MOST_EXTRA_MEANS));
        }
    }

    private static void checkNotNegative(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("a time of " + nanos + " ns");
        }
    }
}
