package dev.servelab.front;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests that a client sends in one go, and the answers that it gets: a row of an {@link HttpTable}. */
public final class HttpExchange {
    private final String title;
    /** A character for each byte, tags of files as names in braces. */
    private final String request;
    private final List<HttpExpected> replies;
    private final boolean open;

    HttpExchange(String title, String request, List<HttpExpected> replies, boolean open) {
        this.title = title;
        this.request = request;
        this.replies = List.copyOf(replies);
        this.open = open;
    }

    /** What the client sends. */
    public byte[] request(HttpFiles files) {
        return files.withTags(request).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Takes the answers from the stream, and nothing behind them. */
    public void check(InputStream in, HttpFiles files) throws IOException {
        for (HttpExpected reply : replies) {
            reply.check(in, files);
        }
    }

    /** Whether the connection is usable behind the last answer. */
    public boolean staysOpen() {
        return open;
    }

    @Override
    public String toString() {
        return title;
    }
}
