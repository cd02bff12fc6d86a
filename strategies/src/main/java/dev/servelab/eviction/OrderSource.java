package dev.servelab.eviction;

/**
 * Where orders come from: a line of the catalogue, or a file that somebody wrote. Thread-safe.
 */
public interface OrderSource {
    /** The name used on the command line and in results. */
    String id();

    /**
     * Makes an empty order, which shares nothing with others made before.
     *
     * @param capacityBytes of the cache, at least 1
     */
    EvictionPolicy create(long capacityBytes);
}
