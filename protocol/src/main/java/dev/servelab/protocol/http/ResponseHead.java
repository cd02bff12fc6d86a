package dev.servelab.protocol.http;

import dev.servelab.protocol.Decimals;
import dev.servelab.protocol.Versions;
import java.nio.ByteBuffer;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Writes the head of one answer, field by field, at the position of a buffer: status line, Date,
 * Server and X-Content-Type-Options first, {@link #end} last. Pure; allocates nothing but itself.
 */
public final class ResponseHead {
    /** Room that a head needs at most, {@link #location} and {@link #field} apart. */
    public static final int BYTES_MAX = 1_024;

    private static final byte[] ALWAYS = bytes(
            "Server: servelab\r\nX-Content-Type-Options: nosniff\r\n");
    private static final byte[] LENGTH = bytes("Content-Length: ");
    private static final byte[] TYPE = bytes("Content-Type: ");
    private static final byte[] TAG = bytes("Accept-Ranges: bytes\r\nETag: \"");
    private static final byte[] RANGE = bytes("Content-Range: bytes ");
    private static final byte[] CACHE = bytes("Cache-Status: servelab; ");
    private static final byte[] ALLOW = bytes("Allow: GET, HEAD\r\n");
    private static final byte[] RETRY = bytes("Retry-After: ");
    private static final byte[] CLOSE = bytes("Connection: close\r\n");
    private static final byte[] KEEP = bytes("Connection: keep-alive\r\n");
    private static final byte[] QUOTE_END = bytes("\"\r\n");
    private static final byte[] LINE_END = bytes("\r\n");

    private final ByteBuffer out;

    /**
     * Begins a head. To 405 it adds Allow, which RFC 9110 section 15.5.6 demands.
     *
     * @param dates      shared by all connections
     * @param wallMillis the time of day: milliseconds since 1970
     */
    public ResponseHead(ByteBuffer out, Status status, DateLine dates, long wallMillis) {
        this.out = out.put(status.line()).put(dates.at(wallMillis)).put(ALWAYS);
        if (status == Status.METHOD_NOT_ALLOWED) {
            out.put(ALLOW);
        }
    }

    /** How many bytes follow, at least 0; for HEAD, how many would. */
    public ResponseHead length(long bytes) {
        out.put(LENGTH);
        Decimals.put(out, bytes);
        return lineEnd();
    }

    /** Of which type they are: see {@link MediaTypes}. */
    public ResponseHead type(String mediaType) {
        out.put(TYPE);
        return text(mediaType);
    }

    /**
     * The version of the file as its strong entity tag, and that ranges of it can be had.
     *
     * @param version a {@linkplain Versions#isValid valid} token
     */
    public ResponseHead version(String version) {
        assert Versions.isValid(version) : version;
        out.put(TAG);
        ascii(version);
        out.put(QUOTE_END);
        return this;
    }

    /** For 206: the bytes from {@code first} up to {@code end}, exclusive, of {@code size}. */
    public ResponseHead range(long first, long end, long size) {
        assert first >= 0 && first < end && end <= size : first + " " + end + " " + size;
        out.put(RANGE);
        Decimals.put(out, first);
        out.put((byte) '-');
        Decimals.put(out, end - 1);
        return of(size);
    }

    /** For 416: how many bytes there are. */
    public ResponseHead noRange(long size) {
        out.put(RANGE).put((byte) '*');
        return of(size);
    }

    /** What the cache did, in the words of RFC 9211: {@code hit}, {@code fwd=uri-miss; stored}. */
    public ResponseHead cacheStatus(String parameters) {
        out.put(CACHE);
        return text(parameters);
    }

    /** For 301: the path, as {@link Target#path} writes it. */
    public ResponseHead location(String path) {
        return field("Location", path);
    }

    /** For 503: when to ask again. */
    public ResponseHead retryAfter(int seconds) {
        out.put(RETRY);
        Decimals.put(out, seconds);
        return lineEnd();
    }

    /**
     * Whether the connection is kept, where the client cannot know it (RFC 9112 section 9.3).
     *
     * @param minor of the request's version: 1 for HTTP/1.1, 0 for HTTP/1.0
     */
    public ResponseHead connection(boolean keepAlive, int minor) {
        if (!keepAlive) {
            out.put(CLOSE);
        } else if (minor == 0) {
            out.put(KEEP);
        }
        return this;
    }

    /** Another field, printable ASCII. */
    public ResponseHead field(String name, String value) {
        ascii(name);
        out.put((byte) ':').put((byte) ' ');
        return text(value);
    }

    /** Ends the head with an empty line. */
    public void end() {
        out.put(LINE_END);
    }

    private ResponseHead of(long size) {
        out.put((byte) '/');
        Decimals.put(out, size);
        return lineEnd();
    }

    private ResponseHead text(String text) {
        ascii(text);
        return lineEnd();
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            assert c >= ' ' && c < 0x7F : text;
            out.put((byte) c);
        }
    }

    private ResponseHead lineEnd() {
        out.put(LINE_END);
        return this;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
