package dev.servelab.load;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Sums a window's intervals up and writes its log, beside the loop's thread and not on it. */
final class TimeSeries {
    private static final int MEDIAN = 50;
    private static final int P99 = 99;
    private static final double MS_PER_S = 1_000;
    /** The log has a line for each second. */
    private static final int SLICES_PER_LINE = 10;

    private final IntervalLog log;
    private final List<Interval> intervals = new ArrayList<>();
    private final Histogram latencyUs = Timings.histogram();
    private final Histogram lineUs = Timings.histogram();
    private long lineBegin;

    TimeSeries(IntervalLog log) {
        this.log = log;
    }

    /** Takes intervals until there are no more. */
    void follow(Slices slices) throws InterruptedException {
        log.begin();
        for (@Nullable
        Slice slice = slices.take(); slice != null; slice = slices.take()) {
            add(slice);
            slices.giveBack(slice);
        }
        writeLine(intervals.size());
    }

    private void add(Slice slice) {
        Histogram us = slice.latencyUs;
        boolean empty = us.getTotalCount() == 0;
        intervals.add(new Interval(startS(slice.index), slice.ok, slice.failed,
                empty ? 0 : us.getValueAtPercentile(MEDIAN),
                empty ? 0 : us.getValueAtPercentile(P99), us.getMaxValue()));
        if (!empty) {
            latencyUs.add(us);
            lineUs.add(us);
        }
        if (slice.index + 1 - lineBegin == SLICES_PER_LINE) {
            writeLine(slice.index + 1);
        }
    }

    private void writeLine(long end) {
        if (end > lineBegin) {
            log.interval(lineUs, startS(lineBegin), startS(end));
            lineUs.reset();
            lineBegin = end;
        }
    }

    private static double startS(long index) {
        return index * Interval.LENGTH_MS / MS_PER_S;
    }

    List<Interval> intervals() {
        return intervals;
    }

    /** Of the whole window. */
    Histogram latencyUs() {
        return latencyUs;
    }
}
