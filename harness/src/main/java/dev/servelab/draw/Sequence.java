package dev.servelab.draw;

/** An endless stream of requests, fixed by its seed. One thread at a time. */
@FunctionalInterface
public interface Sequence {
    /** What is asked for next: 0 or more, less than there are things. */
    int next();
}
