package dev.servelab.protocol.http;

import org.jspecify.annotations.Nullable;

/** What {@link HeadParser} makes of the bytes up to an empty line. */
public sealed interface Head {
    /** What is asked for; OTHER where that cannot be told. */
    Method method();

    /**
     * A request without content. A field that came twice stands here as one list (RFC 9110 section
     * 5.3), a character for each byte; null for a field that did not come.
     *
     * @param target      as it was sent, visible ASCII: see {@link Target#of}
     * @param minor       1 for HTTP/1.1, 0 for HTTP/1.0
     * @param keepAlive   whether the client wants the connection kept (RFC 9112 section 9.3)
     * @param range       Range
     * @param ifRange     If-Range
     * @param ifMatch     If-Match
     * @param ifNoneMatch If-None-Match
     */
    record Request(Method method, String target, int minor, boolean keepAlive,
            @Nullable String range, @Nullable String ifRange, @Nullable String ifMatch,
            @Nullable String ifNoneMatch) implements Head {}

    /**
     * Bytes that are no request to be answered with a file. Where the next request begins is in
     * doubt, so that this is the connection's last.
     *
     * @param method by its first word: an answer to HEAD has no content, refusals neither
     * @param status what it is answered with
     * @param text   why, one line for people
     */
    record Malformed(Method method, Status status, String text) implements Head {
        /** One whose method is still to be said. */
        Malformed(Status status, String text) {
            this(Method.OTHER, status, text);
        }

        Malformed to(Method asked) {
            return new Malformed(asked, status, text);
        }
    }
}
