package dev.servelab.load;

/**
 * What ended in a tenth of a second of a window: a time series, to see whether it was steady. The
 * last of a window holds what was unanswered, too.
 *
 * @param startS since the start of the window; those of a closed loop's time to finish lie beyond
 *        the window's length
 * @param ok requests answered, whole and right
 * @param failed requests that ended otherwise
 * @param p50Us median latency of what is in the window's latencies; 0 if nothing is
 * @param p99Us 99th percentile, by however few
 * @param maxUs the longest
 */
public record Interval(double startS, long ok, long failed, long p50Us, long p99Us, long maxUs) {
    /** Length of an interval. */
    public static final long LENGTH_MS = 100;
}
