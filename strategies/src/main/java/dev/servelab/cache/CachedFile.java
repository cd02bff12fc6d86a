package dev.servelab.cache;

/**
 * A line of LIST.
 *
 * @param bytes length of the file
 * @param pins  transfers that read it now
 * @param hits  requests that found it cached, since it was loaded
 */
public record CachedFile(String name, long bytes, int pins, long hits) {}
