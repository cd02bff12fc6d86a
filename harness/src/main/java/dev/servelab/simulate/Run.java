package dev.servelab.simulate;

/**
 * One policy at one size, request by request. Driven by one thread at a time, which sees what the
 * one before it did.
 */
abstract class Run {
    private long requests;
    private long hits;
    private long bytesHit;

    /**
     * Takes the next {@code count} requests, in order.
     *
     * @throws SimulationFailure if the policy breaks a rule of its interface
     */
    abstract void take(long[] keys, long[] sizes, int count) throws SimulationFailure;

    /** Requests that were taken. */
    final long requests() {
        return requests;
    }

    /** Those that were hits. */
    final long hits() {
        return hits;
    }

    /** Bytes of those that were hits. */
    final long bytesHit() {
        return bytesHit;
    }

    final void count(int requests, long hits, long bytesHit) {
        this.requests += requests;
        this.hits += hits;
        this.bytesHit += bytesHit;
    }
}
