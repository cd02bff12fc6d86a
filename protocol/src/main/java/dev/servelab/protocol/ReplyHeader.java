package dev.servelab.protocol;

/** The first line of a reply. */
public sealed interface ReplyHeader {
    /** {@code length} bytes follow, at least 0, and then the END line. */
    record Ok(long length, String version) implements ReplyHeader {}

    /** The server says no. The text is escaped: safe for a terminal. */
    record Refused(ErrorCode code, String text) implements ReplyHeader {}
}
