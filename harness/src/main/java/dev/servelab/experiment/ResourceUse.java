package dev.servelab.experiment;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a trial cost its server, as the system says. Empty is what it does not say.
 *
 * @param peakResidentBytes since the server was started
 * @param threadsPeak most platform threads seen in the window
 * @param cpuSeconds used in the window
 * @param minorFaults page faults in the window that needed no disk
 * @param majorFaults page faults in the window that did
 * @param network growth of the whole machine's counters over the window
 */
public record ResourceUse(OptionalLong peakResidentBytes, OptionalLong threadsPeak,
        OptionalDouble cpuSeconds, OptionalLong minorFaults, OptionalLong majorFaults,
        NetworkCounters network) {
    /** Of a server that this system knows nothing of. */
    static ResourceUse unknown(NetworkCounters network) {
        return new ResourceUse(OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty(),
                OptionalLong.empty(), OptionalLong.empty(), network);
    }
}
