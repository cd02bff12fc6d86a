package dev.servelab.benchmarks.goals;

import java.util.Set;

/** Whose a server is. */
enum Side {
    OURS, PEER, OTHER, LIMIT;

    static final String NGINX = "nginx";
    static final String LIMIT_NAME = "limit";
    private static final Set<String> PEERS = Set.of(NGINX, "h2o", "lighttpd");
    private static final Set<String> OTHERS = Set.of("jwebserver", "http.server");

    /** What is not known by its name is a strategy. */
    static Side of(String server) {
        if (PEERS.contains(server)) {
            return PEER;
        }
        if (OTHERS.contains(server)) {
            return OTHER;
        }
        return server.equals(LIMIT_NAME) ? LIMIT : OURS;
    }
}
