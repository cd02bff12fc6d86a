package dev.servelab.statistics;

/**
 * A level of one factor with a level of the other: a strategy with a policy.
 *
 * @param second empty if nothing but the first factor was varied
 */
public record Cell(String first, String second) {
    /** Both names: "thread-pool:16 with lru". */
    public String label() {
        return second.isEmpty() ? first : first + " with " + second;
    }
}
