package dev.servelab.simulation;

/** What may go wrong in a simulation, each of them in some seeds and not in others. */
enum Trouble {
    /** Calls to the file system last while others go on, some so long that they are given up. */
    SLOW_CALLS,
    /** Calls fail. */
    IO_ERRORS,
    /** Calls throw what nobody expects. */
    BROKEN_CALLS,
    /** Reads give fewer bytes than asked for. */
    SHORT_READS,
    /** No descriptor, no thread. */
    EXHAUSTION,
    /** Files are replaced by rename. */
    REPLACED_FILES,
    /** Files are rewritten in place, cut short, made longer. */
    REWRITTEN_FILES,
    /** Files are rewritten by a write that takes long and moves the change time only once. */
    SLOW_WRITES,
    /** Files are removed, or may not be read any more. */
    REFUSED_FILES,
    /** Peers reset connections. */
    RESETS,
    /** Peers half-close, in the middle of a line too. */
    HALF_CLOSES,
    /** Peers send what is no request. */
    BAD_REQUESTS,
    /** Nothing happens for a long time, as if the process had been stopped. */
    LONG_STOPS,
    /** The machine's clock is set back and forth. */
    WALL_JUMPS,
    /** The server is told to stop. */
    SHUTDOWN
}
