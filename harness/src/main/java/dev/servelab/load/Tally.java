package dev.servelab.load;

import java.util.EnumMap;
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

    Window window(double seconds, Histogram latencyUs) {
        return new Window(seconds, issued, ok, okBytes, errors, unanswered, starvedClients,
                latencyUs);
    }
}
