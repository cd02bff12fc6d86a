package dev.servelab.protocol.http;

import dev.servelab.protocol.Decimals;
import dev.servelab.protocol.Versions;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Writes the head of one answer, field by field, at the position of a buffer: status line, Date,
 * Server and X-Content-Type-Options first, {@link #end} last. Pure; allocates nothing but itself.
 */
public final class ResponseHead {
    /** Room that a head needs at most, {@link #location} and {@link #field} apart. */
    public static final int BYTES_MAX = 1_024;

    private static final Map<Status, byte[]> STATUS_LINES = statusLines();
    // Each begins by ending the line before: a bulk write for each field, and not two.
    private static final byte[] LENGTH = bytes("\r\nContent-Length: ");
    private static final byte[] TYPE = bytes("\r\nContent-Type: ");
    private static final byte[] TAG = bytes("\r\nAccept-Ranges: bytes\r\nETag: \"");
    private static final byte[] TAG_END = bytes("\"");
    private static final byte[] WEAK_TAG = bytes("\r\nAccept-Ranges: bytes\r\nETag: W/\"");
    private static final byte[] WEAK_TAG_END = bytes("~\"");
    private static final byte[] RANGE = bytes("\r\nContent-Range: bytes ");
    private static final byte[] CACHE = bytes("\r\nCache-Status: servelab; ");
    private static final byte[] ALLOW = bytes("\r\nAllow: GET, HEAD");
    private static final byte[] RETRY = bytes("\r\nRetry-After: ");
    private static final byte[] CLOSE = bytes("\r\nConnection: close");
    private static final byte[] KEEP = bytes("\r\nConnection: keep-alive");
    private static final byte[] LINE_END = bytes("\r\n");
    private static final byte[] HEAD_END = bytes("\r\n\r\n");

    private final ByteBuffer out;

    /**
     * Begins a head. To 405 it adds Allow, which RFC 9110 section 15.5.6 demands.
     *
     * @param dates      shared by all connections
     * @param wallMillis the time of day: milliseconds since 1970
     */
    public ResponseHead(ByteBuffer out, Status status, DateLine dates, long wallMillis) {
        this.out = out.put(statusLine(status)).put(dates.at(wallMillis));
        if (status == Status.METHOD_NOT_ALLOWED) {
            out.put(ALLOW);
        }
    }

    /** How many bytes follow, at least 0; for HEAD, how many would. */
    public ResponseHead length(long bytes) {
        out.put(LENGTH);
        Decimals.put(out, bytes);
        return this;
    }

    /** Of which type they are: see {@link MediaTypes}. */
    public ResponseHead type(String mediaType) {
        out.put(TYPE);
        return text(mediaType);
    }

    /**
     * The version of the file as its entity tag, and that ranges of it can be had. The tag is
     * strong if the version names these bytes alone (RFC 9110 section 8.8.1). While others may come
     * under it, the tag is weak, and by a character that versions have not it is one that no later
     * version's tag will match.
     *
     * @param version a {@linkplain Versions#isValid valid} token
     */
    public ResponseHead version(String version, boolean settled) {
        assert Versions.isValid(version) : version;
        out.put(settled ? TAG : WEAK_TAG);
        text(version);
        out.put(settled ? TAG_END : WEAK_TAG_END);
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
        return this;
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
        out.put(LINE_END);
        text(name);
        out.put((byte) ':').put((byte) ' ');
        return text(value);
    }

    /** Ends the head with an empty line. */
    public void end() {
        out.put(HEAD_END);
    }

    private ResponseHead of(long size) {
        out.put((byte) '/');
        Decimals.put(out, size);
        return this;
    }

    private ResponseHead text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            assert c >= ' ' && c < 0x7F : text;
            out.put((byte) c);
        }
        return this;
    }

    private static Map<Status, byte[]> statusLines() {
        Map<Status, byte[]> lines = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            lines.put(status, bytes("HTTP/1.1 " + status.code() + ' ' + status.reason()));
        }
        return lines;
    }

    private static byte[] statusLine(Status status) {
        return Objects.requireNonNull(STATUS_LINES.get(status));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
