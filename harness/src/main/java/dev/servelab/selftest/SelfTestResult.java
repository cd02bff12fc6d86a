package dev.servelab.selftest;

import dev.servelab.fairness.PlacedFinding;
import java.util.List;

/**
 * What came of a self-test.
 *
 * @param parts in the order of their run
 * @param unfair what the fairness gate found red, and in which windows: what did not pass may be
 *        the machine's doing
 * @param tookS seconds
 */
public record SelfTestResult(List<PartResult> parts, List<PlacedFinding> unfair, double tookS) {
    /** Copies the lists. */
    public SelfTestResult {
        parts = List.copyOf(parts);
        unfair = List.copyOf(unfair);
    }

    /** Whether every part did. */
    public boolean passed() {
        return parts.stream().allMatch(PartResult::passed);
    }
}
