package dev.servelab.server;

/**
 * Connections: counters since the start, and how many there are now.
 *
 * @param open     accepted and neither refused nor ended
 * @param accepted by the operating system and taken by us, refused ones too
 * @param refused  told that the server is busy or shutting down, without having been run
 */
public record ConnectionStats(long open, long accepted, long refused) {}
