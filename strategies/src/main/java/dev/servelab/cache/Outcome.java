package dev.servelab.cache;

/**
 * How a request for a file was answered by the cache. Exactly one of the first four is counted for
 * each that is answered with bytes.
 */
public enum Outcome {
    /** The file was cached. */
    HIT("hit"),
    /** A load already under way was joined; the disk was not read for this request. */
    SHARED_MISS("shared-miss"),
    /** The file was read from the disk: to be cached, or because it is not to be cached. */
    MISS("miss"),
    /** The file could have been cached, but room could not be made: read past the cache. */
    BYPASS("bypass"),
    /** No bytes were wanted, only version and size: counted nowhere. */
    LOOKED_UP("looked-up");

    private final String id;

    Outcome(String id) {
        this.id = id;
    }

    /** The name in logs. */
    public String id() {
        return id;
    }
}
