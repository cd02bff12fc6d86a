package dev.servelab.protocol;

/**
 * A reply that came whole and was verified against its END line.
 *
 * @param length bytes of the body; for RANGE without the front
 * @param version the file's token
 * @param crc32c of the whole file, for RANGE too
 */
public record Received(long length, String version, int crc32c) {}
