package dev.servelab.load;

/** How long a client keeps a connection. */
public enum Connections {
    /** One for each request, closed by the client after the answer, as the coursework's did. */
    PER_REQUEST("per-request", "a new connection for each request"),
    /** One for as long as the server keeps it. */
    KEEP_ALIVE("keep-alive", "one connection for each client");

    private final String id;
    private final String description;

    Connections(String id, String description) {
        this.id = id;
        this.description = description;
    }

    /** The name on the command line and in results. */
    public String id() {
        return id;
    }

    /** What it means, in a few words. */
    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return id;
    }
}
