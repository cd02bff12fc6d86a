package dev.servelab.selftest;

import java.util.List;

/**
 * What came of a self-test.
 *
 * @param parts in the order of their run
 * @param tookS seconds
 */
public record SelfTestResult(List<PartResult> parts, double tookS) {
    /** Copies the parts. */
    public SelfTestResult {
        parts = List.copyOf(parts);
    }

    /** Whether every part did. */
    public boolean passed() {
        return parts.stream().allMatch(PartResult::passed);
    }
}
