package dev.servelab.cli;

/** What the process tells its caller; part of the contract, never renumbered. */
final class ExitStatus {
    /** Done; for {@code get}: saved and verified. */
    static final int DONE = 0;
    /** The server said no, or the command failed. */
    static final int FAILED = 1;
    /** Wrong usage. */
    static final int USAGE = 2;
    /** Cannot connect, or cannot bind. */
    static final int UNREACHABLE = 3;
    /** What the server sent is incomplete, corrupt, or not in the protocol. */
    static final int CORRUPT = 4;
    /** Nothing came in time. */
    static final int TIMED_OUT = 5;
    /** Trouble with a local file, standard output included. */
    static final int LOCAL_FILE = 6;

    private ExitStatus() {}
}
