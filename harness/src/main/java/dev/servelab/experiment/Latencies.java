package dev.servelab.experiment;

import java.util.OptionalLong;

import org.HdrHistogram.Histogram;

/** What may be said of a histogram of latencies in microseconds. */
public final class Latencies {
    /** With fewer samples beyond it, a percentile is an anecdote. */
    static final int SAMPLES_BEYOND = 10;

    private final Histogram histogramUs;

    /** Later changes of the histogram show. */
    public Latencies(Histogram histogramUs) {
        this.histogramUs = histogramUs;
    }

    /** How many were recorded. */
    public long count() {
        return histogramUs.getTotalCount();
    }

    /**
     * The latency in microseconds that {@code percent} of the samples do not exceed; empty with
     * fewer than {@link #SAMPLES_BEYOND} samples beyond it.
     *
     * @param percent above 0 and below 100
     */
    public OptionalLong percentileUs(double percent) {
        // A hair is added because 10,000 x (100 - 99.9) / 100 is 9.99999999999943 to a computer.
        double beyond = count() * (100 - percent) / 100 + 1e-6;
        return beyond < SAMPLES_BEYOND
                ? OptionalLong.empty()
                : OptionalLong.of(histogramUs.getValueAtPercentile(percent));
    }

    /** The longest, in microseconds; empty without samples. */
    public OptionalLong maxUs() {
        return count() == 0 ? OptionalLong.empty() : OptionalLong.of(histogramUs.getMaxValue());
    }

    /** The mean in microseconds; not a number without samples. */
    public double meanUs() {
        return count() == 0 ? Double.NaN : histogramUs.getMean();
    }
}
