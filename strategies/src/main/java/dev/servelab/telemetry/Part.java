package dev.servelab.telemetry;

/**
 * What a server's time for one request is made of. Every moment from its start until the system has
 * accepted the last byte of its END belongs to exactly one part.
 */
public enum Part {
    /** From accept until a thread runs the connection; 0 for the later requests of a connection. */
    QUEUE("queue"),
    /**
     * Until the request line is whole: of a connection's first request from its thread's first look
     * on, of a later one from its first byte on. So the idle wait between requests is nobody's time.
     */
    READ("read"),
    /** The server's own work: deciding, waiting for locks, copying, composing. */
    CACHE("cache"),
    /** Waiting for a look-up or a load; under {@code --file-io inline} doing it as well. */
    DISK("disk"),
    /** In calls that write to the socket, which wait while the peer does not read. */
    WRITE("write");

    static final int COUNT = values().length;

    private final String id;

    Part(String id) {
        this.id = id;
    }

    /** The name in results. */
    public String id() {
        return id;
    }

    /** Its place in an array of all parts; in memory alone. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }
}
