package dev.servelab.workload;

/** Which files are asked for, how often and in what order. Immutable. */
public interface Workload {
    /**
     * A stream of requests for one client, or for all arrivals of an open loop. The same numbers
     * give the same stream, on any machine.
     *
     * @param stream tells windows apart
     * @param client tells clients apart
     */
    Requests requests(long seed, long stream, long client);
}
