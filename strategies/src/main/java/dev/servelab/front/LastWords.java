package dev.servelab.front;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.Replies;
import dev.servelab.protocol.http.MediaTypes;
import dev.servelab.protocol.http.Method;
import dev.servelab.protocol.http.ResponseHead;
import dev.servelab.protocol.http.Status;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Why a connection is refused that nobody serves, on the wire that it turns out to speak; on the
 * native one if it says nothing. One thread.
 */
public final class LastWords {
    /** Longer than any method in use with the first bytes of its target. */
    private static final int HEARD_AT_MOST = 64;

    private final FrontFactory shared;
    private final ErrorCode why;
    private final String text;
    private final ByteBuffer heard = ByteBuffer.allocate(HEARD_AT_MOST);

    LastWords(FrontFactory shared, ErrorCode why, String text) {
        this.shared = shared;
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
        return shared.speaksHttp() && FirstLine.looksLikeHttp(soFar())
                ? http()
                : Replies.error(why, text);
    }

    private ByteBuffer soFar() {
        return heard.duplicate().flip();
    }

    private byte[] http() {
        byte[] body = (text + '\n').getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(ResponseHead.BYTES_MAX + body.length);
        ResponseHead head = shared.head(out, Status.of(why)).connection(false, 1)
                .length(body.length).type(MediaTypes.TEXT);
        HttpWire.withRetry(head, why).end();
        if (Method.of(heard.array(), 0, heard.position()) != Method.HEAD) {
            out.put(body);
        }
        return Arrays.copyOf(out.array(), out.position());
    }
}
