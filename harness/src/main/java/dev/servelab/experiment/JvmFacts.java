package dev.servelab.experiment;

import java.util.List;

/**
 * A server's JVM.
 *
 * @param version       as {@link Runtime#version} says it
 * @param arguments     of the JVM itself, in the order of its command line
 * @param collectors    names of its garbage collectors
 * @param processors    that it took to be its own
 * @param heapPeakBytes the most of the heap in use since it began: each pool's own peak, summed
 */
public record JvmFacts(String version, List<String> arguments, List<String> collectors,
        int processors, long heapPeakBytes) {
    public JvmFacts {
        arguments = List.copyOf(arguments);
        collectors = List.copyOf(collectors);
    }

    /** This one, of two servers that were started alike, with the higher peak. */
    JvmFacts withPeakOf(JvmFacts other) {
        return new JvmFacts(version, arguments, collectors, processors,
                Math.max(heapPeakBytes, other.heapPeakBytes));
    }
}
