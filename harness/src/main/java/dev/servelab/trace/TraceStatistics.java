package dev.servelab.trace;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a trace is like.
 *
 * @param requests all of them
 * @param objects different keys
 * @param objectsOnce those asked for exactly once; also the number of requests for them
 * @param bytesRequested the sizes in the requests, added up
 * @param bytesDistinct of all objects together, each with the size it had last
 * @param hasSizes whether the trace says sizes; else bytes are counts
 * @param popularity who is asked for how often
 * @param reuse how much else is asked for before an object is asked for again
 * @param sizes of the objects, each counted once; in bytes
 * @param sampledShare of the objects that was looked at: 1 where everything is exact, else what
 *        concerns objects is estimated from this share of them, drawn by hash
 */
public record TraceStatistics(long requests, long objects, long objectsOnce, long bytesRequested,
        long bytesDistinct, boolean hasSizes, Popularity popularity, Reuse reuse,
        Sizes sizes, double sampledShare) {
    /**
     * Who is asked for how often.
     *
     * @param topTenShare of the requests: those for the ten objects asked for most
     * @param topPercentShare of the requests: those for the hundredth part of the objects asked for
     *        most
     * @param zipfExponent of the line fitted to the counts; empty where there is too little
     * @param zipfFit the square of the correlation, 0 to 1, of that line with the counts
     */
    public record Popularity(double topTenShare, double topPercentShare,
            OptionalDouble zipfExponent, OptionalDouble zipfFit) {}

    /**
     * Reuse distances: how many other objects are asked for between two requests for the same one.
     * LRU with room for C objects hits those below C (R. Mattson and others, Evaluation Techniques
     * for Storage Hierarchies, IBM Systems Journal 9 (2), 1970).
     *
     * @param firstRequests requests for what was not asked for before
     * @param p50 half of the other requests have this distance or a smaller one; empty where there
     *        are none; likewise the next two
     * @param counts how many have which distance
     */
    public record Reuse(long firstRequests, OptionalLong p50, OptionalLong p90, OptionalLong p99,
            List<Distances> counts) {
        public Reuse {
            counts = List.copyOf(counts);
        }
    }

    /** Requests with a reuse distance of at least {@code from} and less than {@code below}. */
    public record Distances(long from, long below, long requests) {}

    /**
     * Quantiles and the mean of the objects' sizes, in bytes.
     *
     * @param p50 half of the objects are as large or smaller
     */
    public record Sizes(double mean, long p50, long p90, long p99, long max) {}
}
