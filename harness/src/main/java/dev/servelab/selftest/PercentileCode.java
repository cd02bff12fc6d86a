package dev.servelab.selftest;

import dev.servelab.experiment.Latencies;
import dev.servelab.load.Timings;
import org.HdrHistogram.Histogram;

/** What is put to the test: how percentiles come from samples, in microseconds. */
interface PercentileCode {
    /** The one that all results are made with. */
    PercentileCode OURS = samplesUs -> {
        Histogram histogramUs = Timings.empty().latencyUs();
        for (long sampleUs : samplesUs) {
            histogramUs.recordValue(sampleUs);
        }
        return new Latencies(histogramUs);
    };

    Latencies of(long[] samplesUs);
}
