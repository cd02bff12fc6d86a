package dev.servelab.load;

import dev.servelab.workload.WorkFile;

/** One request and its times, by the nanosecond clock. Used by the loop's thread alone. */
final class Request {
    /** A time that has not come. */
    static final long NOT_YET = Long.MIN_VALUE;
    /** The client of an arrival, which has none. */
    static final int NO_CLIENT = -1;

    final WorkFile file;
    final int client;
    /** When it should start; in a closed loop, when it does. */
    final long intendedNs;
    /** When a client turned to it: began to connect, or to write. */
    long startNs = NOT_YET;
    /** When it was written to a connection that was there. */
    long sentNs = NOT_YET;
    long firstByteNs = NOT_YET;

    Request(WorkFile file, int client, long intendedNs) {
        this.file = file;
        this.client = client;
        this.intendedNs = intendedNs;
    }

    boolean isStarted() {
        return startNs != NOT_YET;
    }
}
