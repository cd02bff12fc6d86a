package dev.servelab.experiment;

/** What may differ between the servers, or the loads, of one scene. */
public enum Factor {
    /** What runs a connection. */
    STRATEGY("strategy", "--strategy"),
    /** What is evicted. */
    POLICY("policy", "--policy"),
    /** Where files are read. */
    FILE_IO("file_io", "--file-io"),
    /** How bytes get from the cache to a socket. */
    SEND("send", "--send"),
    /** How much is asked: a rate for an open loop, a number of clients for a closed one. */
    LOAD("load", "");

    private final String id;
    private final String serverOption;

    Factor(String id, String serverOption) {
        this.id = id;
        this.serverOption = serverOption;
    }

    /** The name in results. */
    public String id() {
        return id;
    }

    /** The option of {@code serve} that takes a level of it; empty if it is not the server's. */
    String serverOption() {
        return serverOption;
    }
}
