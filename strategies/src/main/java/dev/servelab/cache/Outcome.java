package dev.servelab.cache;

/**
 * How a request for a file was answered by the cache. Exactly one is counted for each GET or RANGE
 * that is answered OK.
 */
public enum Outcome {
    /** The file was cached. */
    HIT("hit"),
    /** A load already under way was joined; the disk was not read for this request. */
    SHARED_MISS("shared-miss"),
    /** The file was read from the disk: to be cached, or because it is not to be cached. */
    MISS("miss"),
    /** The file could have been cached, but room could not be made: read past the cache. */
    BYPASS("bypass");

    private final String id;

    Outcome(String id) {
        this.id = id;
    }

    /** The name in logs. */
    public String id() {
        return id;
    }
}
