package dev.servelab.experiment;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a trial cost its server.
 *
 * @param peakResidentBytes since the server was started
 * @param threadsPeak most platform threads seen in the window
 * @param cpuSeconds used in the window
 */
public record ResourceUse(OptionalLong peakResidentBytes, OptionalLong threadsPeak,
        OptionalDouble cpuSeconds) {}
