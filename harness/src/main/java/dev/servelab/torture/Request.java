package dev.servelab.torture;

/**
 * A request that has ended, well or not, as a client saw it.
 *
 * @param quietSinceNs when the request before it, or the connection, began: the server cannot have
 *        found the client idle since any earlier
 * @param knownSinceNs of a RANGE, when the version that it asks for was read; of a GET its begin
 */
record Request(TortureFile file, long beginNs, long endNs, long quietSinceNs,
        long knownSinceNs) {}
