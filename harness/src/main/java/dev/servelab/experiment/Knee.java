package dev.servelab.experiment;

import java.util.List;
import java.util.OptionalInt;

/**
 * The knee of a curve of latency against load: the load at which power, throughput divided by
 * latency, is greatest. Below it more load costs little latency; above it more latency buys little
 * throughput. Kleinrock, Power and deterministic rules of thumb for probabilistic problems in
 * computer communications, ICC 1979; Jain, The Art of Computer Systems Performance Analysis, 3.3.
 */
public final class Knee {
    private Knee() {}

    /**
     * One load.
     *
     * @param okPerSec      answers that were ok, per second
     * @param meanLatencyUs not a number where clients had no answer
     */
    public record Point(double okPerSec, double meanLatencyUs) {
        double power() {
            return okPerSec / meanLatencyUs;
        }
    }

    /**
     * The index of the knee.
     *
     * @return empty if it is not inside the curve: the first or the last load has the most power,
     *         so the knee may lie beyond
     */
    public static OptionalInt of(List<Point> byLoad) {
        int best = -1;
        for (int i = 0; i < byLoad.size(); i++) {
            boolean answered = byLoad.get(i).meanLatencyUs() > 0;
            if (answered && (best < 0 || byLoad.get(i).power() > byLoad.get(best).power())) {
                best = i;
            }
        }
        return best <= 0 || best == byLoad.size() - 1 ? OptionalInt.empty() : OptionalInt.of(best);
    }
}
