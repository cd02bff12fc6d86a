package dev.servelab.fairness;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the machine did in a window. Empty is what it does not say.
 *
 * @param seconds its length
 * @param listenOverflows as in {@link Observation}, and so on
 */
public record Activity(double seconds, Ticks ticks, OptionalLong listenOverflows,
        OptionalLong swappedPages, OptionalDouble generatorCpuS, OptionalDouble serverCpuS) {

    /** The share of all processors' time that the host of this virtual machine took away. */
    OptionalDouble stealShare() {
        return ticks.known()
                ? OptionalDouble.of((double) ticks.steal() / ticks.all())
                : OptionalDouble.empty();
    }

    /**
     * The share of all processors' time that went to processes other than generator and server;
     * empty where one of these is not known.
     */
    OptionalDouble othersShare() {
        if (!ticks.known() || generatorCpuS.isEmpty() || serverCpuS.isEmpty()) {
            return OptionalDouble.empty();
        }
        double ours = (generatorCpuS.getAsDouble() + serverCpuS.getAsDouble())
                / (seconds * ticks.processors());
        return OptionalDouble.of(Math.max(0, (double) ticks.processes() / ticks.all() - ours));
    }
}
