package dev.servelab.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A line of LIST: one cached file. On the wire: name, bytes, pins, hits, separated by TAB.
 *
 * @param name decoded
 * @param bytes of the file
 * @param pins transfers that read it now
 * @param hits since it was cached
 */
public record CachedRow(String name, long bytes, long pins, long hits) {
    /** The line with its LF. */
    public String wireLine() {
        return WireNames.encode(name) + '\t' + bytes + '\t' + pins + '\t' + hits + '\n';
    }

    /** Reads a line, given without its LF. */
    public static CachedRow parse(String line) throws MalformedReplyException {
        byte[] bytes = line.getBytes(UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    static CachedRow parse(byte[] line, int from, int to) throws MalformedReplyException {
        Columns columns = new Columns(line, from, to, 4);
        return new CachedRow(columns.name(), columns.number(1), columns.number(2),
                columns.number(3));
    }
}
