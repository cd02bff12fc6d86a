package dev.servelab.load;

import java.util.List;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * How long things took, in histograms of microseconds with 3 digits. What failed is in none of
 * them; nothing is corrected afterwards.
 *
 * @param latencyUs of ok requests up to the verified end, from the intended start in an open loop,
 *        from before the connect in a closed one; and the ages of unanswered ones
 * @param sendLatencyUs open loop only: the same from the actual start, as a generator would say
 *        that forgets its own delays; without requests that never started
 * @param latenessUs open loop only: actual start less intended start, of every request issued; of
 *        those that never started, their age
 * @param connectUs of connections made in the window
 * @param firstByteUs of ok requests: from the request written to the first byte of the answer
 * @param bodyUs of ok requests: from the first byte to the end
 */
public record Timings(Histogram latencyUs, Histogram sendLatencyUs, Histogram latenessUs,
        Histogram connectUs, Histogram firstByteUs, Histogram bodyUs) {
    private static final int DIGITS = 3;
    /** Histograms begin with room for an hour, so that none grows while a request waits. */
    private static final long ROOM_US = 3_600_000_000L;

    /** Six empty histograms. */
    public static Timings empty() {
        return new Timings(histogram(), histogram(), histogram(), histogram(), histogram(),
                histogram());
    }

    /** The sums of those of several windows. */
    public static Timings merged(List<Timings> windows) {
        return new Timings(sum(windows, Timings::latencyUs), sum(windows, Timings::sendLatencyUs),
                sum(windows, Timings::latenessUs), sum(windows, Timings::connectUs),
                sum(windows, Timings::firstByteUs), sum(windows, Timings::bodyUs));
    }

    static Histogram histogram() {
        Histogram histogram = new Histogram(1, ROOM_US, DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    private static Histogram sum(List<Timings> windows, Function<Timings, Histogram> which) {
        Histogram sum = histogram();
        windows.forEach(window -> sum.add(which.apply(window)));
        return sum;
    }
}
