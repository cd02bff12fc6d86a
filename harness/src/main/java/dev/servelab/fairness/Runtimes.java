package dev.servelab.fairness;

import java.util.OptionalDouble;

/**
 * The two JVMs in a window.
 *
 * @param generatorProcessors how many this process may use
 * @param apart whether the server may use none of them
 * @param generatorGcPauseS seconds in which all threads of this process stood still
 * @param serverGcPauseS the same of the server; empty where it is not known
 */
public record Runtimes(int generatorProcessors, boolean apart, OptionalDouble generatorGcPauseS,
        OptionalDouble serverGcPauseS) {
    /** Refuses a process without processors. */
    public Runtimes {
        if (generatorProcessors < 1) {
            throw new IllegalArgumentException("processors: " + generatorProcessors);
        }
    }

    /** With the processors that this process may use now. */
    public static Runtimes of(boolean apart, OptionalDouble generatorGcPauseS,
            OptionalDouble serverGcPauseS) {
        return new Runtimes(Runtime.getRuntime().availableProcessors(), apart,
                generatorGcPauseS, serverGcPauseS);
    }
}
