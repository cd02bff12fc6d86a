package dev.servelab.selftest;

import java.util.List;

/**
 * What came of one part.
 *
 * @param id of the part
 * @param claim what is shown if it passes
 * @param tolerance how far measured may be from expected, and why so far
 * @param readings at least one, unless it failed before it could read anything
 * @param failure why it came to no end; empty if it did
 * @param tookS seconds
 */
public record PartResult(String id, String claim, String tolerance, List<Reading> readings,
        String failure, double tookS) {
    /** Copies the readings. */
    public PartResult {
        readings = List.copyOf(readings);
    }

    /** Whether all was as claimed. */
    public boolean passed() {
        return failure.isEmpty() && !readings.isEmpty()
                && readings.stream().allMatch(Reading::held);
    }

    /** What came of it, in a sentence. */
    public String sentence() {
        if (!failure.isEmpty()) {
            return "It came to no end: " + failure + ".";
        }
        return readings.stream().filter(reading -> !reading.held()).findFirst()
                .map(reading -> reading.what() + ": " + reading.measured() + ", and not "
                        + reading.expected() + ".")
                .orElse(readings.size() == 1 ? "It was so." : "All of it was so.");
    }
}
