package dev.servelab.cli;

import java.util.List;

/**
 * What the process tells its caller; part of the contract, never renumbered. What each one says to
 * people is in {@link #MEANINGS}.
 */
final class ExitStatus {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;
    static final int CORRUPT = 4;
    static final int TIMED_OUT = 5;
    static final int LOCAL_FILE = 6;

    /** All of them, in order. */
    static final List<Meaning> MEANINGS = List.of(
            new Meaning(DONE, "Done; for get: saved and verified."),
            new Meaning(FAILED, "The server said no, or the command failed."),
            new Meaning(USAGE, "Wrong usage."),
            new Meaning(UNREACHABLE, "Cannot connect, or cannot listen."),
            new Meaning(CORRUPT, "What came is incomplete, corrupt, or not in the protocol."),
            new Meaning(TIMED_OUT, "Timed out: nothing came in time."),
            new Meaning(LOCAL_FILE, "Trouble with a local file, standard output included."));

    /** A status, and what it says. */
    record Meaning(int status, String text) {}

    private ExitStatus() {}
}
