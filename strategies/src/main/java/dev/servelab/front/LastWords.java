package dev.servelab.front;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.Replies;
import dev.servelab.protocol.http.Status;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Why a connection is refused that nobody serves, on the wire that it turns out to speak; on the
 * native one if it says nothing. One thread.
 */
public final class LastWords {
    /** Longer than any method in use with the first bytes of its target. */
    private static final int HEARD_AT_MOST = 64;

    private final ErrorCode why;
    private final String text;
    private final ByteBuffer heard = ByteBuffer.allocate(HEARD_AT_MOST);

    /** @param text one line for people */
    public LastWords(ErrorCode why, String text) {
        this.why = why;
        this.text = text;
    }

    /** What the peer has said; as much is taken as is needed. */
    public void hear(ByteBuffer said) {
        int count = Math.min(heard.remaining(), said.remaining());
        heard.put(said.slice(said.position(), count));
    }

    /** Whether enough was heard to know the wire. */
    public boolean areClear() {
        return !heard.hasRemaining() || FirstLine.hasShown(soFar());
    }

    /** All that is said before the connection is closed. */
    public byte[] toBytes() {
        return FirstLine.looksLikeHttp(soFar()) ? http() : Replies.error(why, text);
    }

    private ByteBuffer soFar() {
        return heard.duplicate().flip();
    }

    /** A Date is not needed with 5xx, and there is no request to keep to: RFC 9110 6.6.1. */
    private byte[] http() {
        Status status = Status.of(why);
        String retry = why == ErrorCode.BUSY ? "Retry-After: 1\r\n" : "";
        return ("HTTP/1.1 " + status.code() + ' ' + status.reason() + "\r\nServer: servelab\r\n"
                + retry + "Connection: close\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Length: " + (text.length() + 1) + "\r\n\r\n" + text + '\n')
                .getBytes(StandardCharsets.US_ASCII);
    }
}
