package dev.servelab.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A line of FILES: one file that GET would serve. On the wire: name, bytes, separated by TAB.
 *
 * @param name decoded
 * @param bytes of the file
 */
public record FileRow(String name, long bytes) {
    /** The line with its LF. */
    public String wireLine() {
        return WireNames.encode(name) + '\t' + bytes + '\n';
    }

    /** Reads a line, given without its LF. */
    public static FileRow parse(String line) throws MalformedReplyException {
        byte[] bytes = line.getBytes(UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    static FileRow parse(byte[] line, int from, int to) throws MalformedReplyException {
        Columns columns = new Columns(line, from, to, 2);
        return new FileRow(columns.name(), columns.number(1));
    }
}
