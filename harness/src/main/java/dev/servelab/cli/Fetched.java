package dev.servelab.cli;

/**
 * A file that was received and verified.
 *
 * @param name in wire form
 * @param path where it is; {@code -} for standard output
 * @param bytes of the whole file
 * @param resumed_from bytes of it that an earlier run had received; named as in JSON
 * @param crc32c of the whole file, as on the wire
 */
record Fetched(String name, String path, long bytes, long resumed_from, String version,
        String crc32c) {}
