package dev.servelab.experiment;

import dev.servelab.fairness.Finding;
import dev.servelab.load.SceneryCounts;
import dev.servelab.load.Window;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One trial: one variant, in a fresh process, for one window. What a server that was not ours to
 * start does not tell is empty.
 *
 * @param round from 1
 * @param position of the trial within its round, from 1
 * @param scenery what those did who were there beside the clients, warm-up's end to window's end
 * @param counters growth over the window
 * @param peakCacheBytes most bytes held for file content since the server was started
 * @param server what it knew of itself in the window
 * @param steady whether the window was on one level
 * @param findings of the fairness gate
 */
public record TrialResult(int round, int position, Variant variant, Window window,
        SceneryCounts scenery,
        Optional<ServerCounters> counters, OptionalLong peakCacheBytes, ResourceUse resources,
        Optional<ServerSide> server, Steady steady, List<Finding> findings) {
    /** Copies. */
    public TrialResult {
        findings = List.copyOf(findings);
    }

    /** Answers that were ok, per second of the window. */
    public double throughputPerSec() {
        return window.ok() / window.seconds();
    }
}
