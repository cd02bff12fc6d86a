package dev.servelab.experiment;

import dev.servelab.fairness.Activity;
import dev.servelab.fairness.Limits;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was seen of a server in a window, apart from its clients. What it does not tell is empty.
 *
 * @param counters       growth over the window
 * @param peakCacheBytes most bytes held for file content since it was started
 * @param side           what it knew of itself
 * @param activity       of the whole machine
 * @param limits         of the system, for the clients and, if it is here, for the server
 */
record Watched(Optional<ServerCounters> counters, OptionalLong peakCacheBytes,
        ResourceUse resources, Optional<ServerSide> side, Activity activity, Limits limits) {}
