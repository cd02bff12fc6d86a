package dev.servelab.trace;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a trace is like. Who reads it for another purpose fills a {@link TraceTally} beside; it need
 * not be read twice.
 *
 * @param requests all of them
 * @param skipped requests of size 0, which are in none of the other numbers
 * @param objects different keys
 * @param objectsOnce those asked for exactly once; as many requests are for them
 * @param bytesRequested the sizes in the requests, added up
 * @param bytesDistinct of all objects together, each with the size it had last
 * @param hasSizes whether the trace says sizes; else bytes count as objects do
 * @param popularity who is asked for how often
 * @param reuse how much else is asked for before the same is asked for again
 * @param sizes of the objects, each counted once
 * @param sampledShare of the objects that was looked at: 1 where everything is exact, else all that
 *        concerns objects is estimated from this share of them, drawn by hash
 */
public record TraceStatistics(long requests, long skipped, long objects, long objectsOnce,
        long bytesRequested, long bytesDistinct, boolean hasSizes, Popularity popularity,
        Reuse reuse, Sizes sizes, double sampledShare) {
    /**
     * Who is asked for how often.
     *
     * @param topTenShare of the requests: those for the ten objects asked for most; empty where not
     *        all objects were looked at
     * @param topPercentShare of the requests: those for the hundredth part of the objects asked for
     *        most
     * @param zipf the line fitted to the counts; see {@link ZipfFit}
     */
    public record Popularity(OptionalDouble topTenShare, double topPercentShare, ZipfFit zipf) {}

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
     * Sizes of objects, in bytes.
     *
     * @param p50 half of the objects are as large or smaller; likewise the next two
     */
    public record Sizes(double mean, long p50, long p90, long p99, long max) {}

    /** Reads a whole trace for its statistics. */
    public static TraceStatistics of(TraceSource source) throws IOException {
        try (TraceReader reader = source.open()) {
            RequestBatch batch = new RequestBatch();
            TraceTally tally = new TraceTally();
            while (reader.read(batch)) {
                tally.add(batch);
            }
            return tally.statistics(reader);
        }
    }
}
