package dev.servelab.draw;

/** Which of so many things, numbered from 0, are asked for, how often and in what order. Immutable. */
public interface Pattern {
    /**
     * A stream of requests for one client, or for all arrivals of an open loop. The same numbers
     * give the same stream, on any machine.
     *
     * @param stream tells windows apart
     * @param client tells clients apart
     */
    Sequence sequence(long seed, long stream, long client);
}
