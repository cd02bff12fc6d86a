package dev.servelab.files;

/**
 * A file that can be asked for.
 *
 * @param name relative to the shared directory, {@code /} between folders, not encoded
 * @param bytes its size when it was seen
 */
public record ListedFile(String name, long bytes) {}
