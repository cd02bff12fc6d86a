package dev.servelab.selftest;

import dev.servelab.experiment.Latencies;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Percentiles against sorted arrays of samples from seeded distributions. The rank is found in
 * whole numbers, so that the oracle shares no rounding with what it judges.
 */
final class PercentilesPart implements Part {
    /** In thousandths: p50, p90, p99, p99.9. */
    private static final int[] PER_MILLE = {500, 900, 990, 999};
    /** Around the sizes at which a percentile has ten samples beyond it. */
    private static final int[] SIZES = {1, 9, 19, 20, 21, 99, 100, 101, 999, 1_000, 1_001, 9_999,
            10_000, 10_001, 50_000};
    /** Histograms of 3 digits: a value and its neighbours within a thousandth are one. */
    private static final double MOST_OFF = 0.001;
    private static final int LEAST_BEYOND = 10;

    @Override
    public List<Reading> measure(Lab lab) {
        Sums sums = new Sums();
        for (Distribution distribution : Distribution.values()) {
            for (int size : SIZES) {
                long[] samplesUs = distribution.samples(size, Lab.SEED);
                Latencies judged = lab.percentileCode().of(samplesUs);
                Arrays.sort(samplesUs);
                sums.add(samplesUs, judged);
            }
        }
        return sums.readings();
    }

    /** What came of all of them. */
    private static final class Sums {
        private long samples;
        private long counted;
        private int percentiles;
        private int withheld;
        private int wronglyShown;
        private int wronglyWithheld;
        private double mostOff;

        void add(long[] sortedUs, Latencies judged) {
            samples += sortedUs.length;
            counted += judged.count();
            for (int perMille : PER_MILLE) {
                add(sortedUs, perMille, judged.percentileUs(perMille / 10.0));
            }
        }

        private void add(long[] sortedUs, int perMille, OptionalLong judgedUs) {
            long size = sortedUs.length;
            boolean enough = size * (1_000 - perMille) >= LEAST_BEYOND * 1_000L;
            percentiles += enough ? 1 : 0;
            withheld += enough ? 0 : 1;
            wronglyShown += !enough && judgedUs.isPresent() ? 1 : 0;
            wronglyWithheld += enough && judgedUs.isEmpty() ? 1 : 0;
            if (enough && judgedUs.isPresent()) {
                long rank = Math.ceilDiv(size * perMille, 1_000L);
                long exactUs = sortedUs[Math.toIntExact(rank - 1)];
                mostOff = Math.max(mostOff,
                        Math.abs(judgedUs.getAsLong() - exactUs) / (double) exactUs);
            }
        }

        List<Reading> readings() {
            return List.of(
                    new Reading("samples", Format.count(samples), Format.count(counted),
                            samples == counted),
                    new Reading("worst of " + percentiles + " percentiles",
                            "within " + Format.percent(MOST_OFF), Format.percent(mostOff) + " off",
                            mostOff <= MOST_OFF),
                    new Reading("percentiles withheld", Format.count(withheld),
                            Format.count(withheld - wronglyShown + wronglyWithheld),
                            wronglyShown == 0 && wronglyWithheld == 0));
        }
    }
}
