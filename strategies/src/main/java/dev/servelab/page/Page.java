package dev.servelab.page;

import dev.servelab.protocol.http.MediaTypes;
import java.nio.charset.StandardCharsets;

/**
 * A page, or a document for a page's script, as it is answered. It is true for the moment it was
 * made in: no cache on the way may keep it. Immutable.
 */
public final class Page {
    /** A document is not shown, so nothing in it may do anything. */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private final String contentType;
    private final String securityPolicy;
    private final byte[] body;

    private Page(String contentType, String securityPolicy, byte[] body) {
        this.contentType = contentType;
        this.securityPolicy = securityPolicy;
        this.body = body;
    }

    /** A page that may do what {@code securityPolicy} says and nothing else. */
    static Page html(String securityPolicy, byte[] body) {
        return new Page(MediaTypes.HTML, securityPolicy, body);
    }

    /** A JSON document that somebody else has made. */
    public static Page json(String document) {
        return json(document.getBytes(StandardCharsets.UTF_8));
    }

    static Page json(byte[] document) {
        return new Page(MediaTypes.JSON, NOTHING, document);
    }

    /** The value of Content-Type. */
    public String contentType() {
        return contentType;
    }

    /** The value of Content-Security-Policy. */
    public String securityPolicy() {
        return securityPolicy;
    }

    /** The bytes themselves, not a copy: not to be changed. */
    public byte[] body() {
        return body;
    }
}
