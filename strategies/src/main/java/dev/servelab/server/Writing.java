package dev.servelab.server;

/** What a write does when the peer is slower, and so how much is given to one at a time. */
enum Writing {
    /**
     * It comes back when the system has taken all. Only that is progress: a piece that is too large
     * would cut slow readers.
     */
    ALL(64 * 1024),
    /**
     * It takes what goes and comes back. The more it is given, the longer it goes on while the peer
     * takes bytes on another processor: with 1 MiB, answers of 1 MiB take a third less processor time
     * than with 64 KiB.
     */
    WHAT_GOES(1 << 20);

    private final int bytes;

    Writing(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes given to one system call, unless others were asked for. */
    int bytes() {
        return bytes;
    }
}
