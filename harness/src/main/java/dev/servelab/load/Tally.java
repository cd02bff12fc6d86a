package dev.servelab.load;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;

/** Sums over the accounts of a window, while they are being made. One thread. */
final class Tally {
    long issued;
    long ok;
    long okBytes;
    long unanswered;
    int starvedClients;
    final Map<ErrorClass, Long> errors = new EnumMap<>(ErrorClass.class);

    Window window(Loop loop, double seconds, Histogram latencyUs) {
        Timings timings = Timings.empty();
        timings.latencyUs().add(latencyUs);
        return new Window(loop, seconds, issued, ok, okBytes, errors, unanswered, starvedClients,
                timings, List.of(), new Generator(0, 0, 0, 0, 0), SceneryCounts.NONE);
    }
}
