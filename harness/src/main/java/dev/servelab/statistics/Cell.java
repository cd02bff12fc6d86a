package dev.servelab.statistics;

/** A level of one factor with a level of the other: a strategy with a policy. */
public record Cell(String first, String second) {
    /** Both names: "thread-pool:16 with lru". */
    public String label() {
        return first + " with " + second;
    }
}
