package dev.servelab.simulate;

/**
 * What one policy made of one trace at one size. Every request counts, from the first: there is no
 * warm-up. Bytes are those of the requests, also where the cached copy has another size.
 *
 * @param trace          the trace's name
 * @param unit           what the capacity counts
 * @param capacity       in that unit; at least 1
 * @param policy         the policy's name
 * @param requests       hits and misses
 * @param bytesRequested of all requests
 * @param bytesHit       of those that were hits
 */
public record Cell(String trace, Unit unit, long capacity, String policy, long requests, long hits,
        long misses, long bytesRequested, long bytesHit) {
    public Cell {
        if (capacity < 1 || hits < 0 || misses < 0 || requests != hits + misses) {
            throw new IllegalArgumentException(requests + " requests, " + hits + " hits, "
                    + misses + " misses at capacity " + capacity);
        }
        if (bytesHit < 0 || bytesHit > bytesRequested) {
            throw new IllegalArgumentException(bytesHit + " bytes hit of " + bytesRequested);
        }
    }

    /** Hits over requests; 0 without requests. */
    public double hitRatio() {
        return requests == 0 ? 0 : (double) hits / requests;
    }

    /** Bytes hit over bytes requested; 0 without bytes. */
    public double byteHitRatio() {
        return bytesRequested == 0 ? 0 : (double) bytesHit / bytesRequested;
    }
}
