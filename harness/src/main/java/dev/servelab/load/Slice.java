package dev.servelab.load;

import org.HdrHistogram.Histogram;

/**
 * What ended in one interval, on its way from the loop's thread, which fills it, to the one that
 * sums up. A queue lies between them, so it is never used by both.
 */
final class Slice {
    final Histogram latencyUs = Timings.histogram();
    /** Which interval of the window, from 0. */
    long index;
    long ok;
    long failed;

    Slice begin(long at) {
        index = at;
        ok = 0;
        failed = 0;
        latencyUs.reset();
        return this;
    }
}
