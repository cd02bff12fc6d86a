package dev.servelab.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Bytes in, requests out, for one connection. Pure: no sockets, no clock, no threads; used by one
 * thread at a time. The requests do not depend on how the bytes were cut into buffers. A line ends
 * with LF or CRLF; one without an end is never delivered.
 */
public final class RequestDecoder {
    /** Longest request line in bytes, without its line end. */
    public static final int MAX_LINE_BYTES = 4_096;

    /** Enough for most names. Grows on demand, because thousands of connections are idle. */
    private static final int FIRST_CAPACITY = 128;

    private static final byte[] GET = "GET ".getBytes(US_ASCII);
    private static final byte[] RANGE = "RANGE ".getBytes(US_ASCII);
    private static final byte[] LIST = "LIST".getBytes(US_ASCII);
    private static final byte[] FILES = "FILES".getBytes(US_ASCII);
    private static final byte[] STATS = "STATS".getBytes(US_ASCII);
    private static final byte[] HTTP_1 = " HTTP/1.".getBytes(US_ASCII);

    private static final Request LIST_CACHED = new Request.ListCached();
    private static final Request ALL_FILES = new Request.Files();
    private static final Request COUNTERS = new Request.Stats();
    private static final Request TOO_LONG = new Request.Bad(ErrorCode.TOO_LONG,
            "a request line has at most " + MAX_LINE_BYTES + " bytes", true);
    private static final Request IS_HTTP = new Request.Bad(ErrorCode.BAD_REQUEST,
            "this connection does not speak HTTP", true);
    private static final Request EMPTY = bad("empty line");
    private static final Request HAS_CONTROL = bad("control character in the request");
    private static final Request UNKNOWN = bad("expected GET, RANGE, LIST, FILES or STATS");
    private static final Request BAD_RANGE = bad("expected RANGE <first> <version> <name>");

    private final KnownGets known;
    /** The line so far, without LF; a last CR may belong to the line end. */
    private byte[] line = new byte[FIRST_CAPACITY];
    private int length;
    private boolean closed;

    /** Remembers the name that it decoded last. */
    public RequestDecoder() {
        this(new KnownGets(1));
    }

    /** @param known of all connections that it shares its names with */
    public RequestDecoder(KnownGets known) {
        this.known = known;
    }

    /**
     * Takes bytes from {@code in} up to the end of one request line. After an answer that
     * {@linkplain Request.Bad#closes() closes}, everything that follows is swallowed.
     *
     * @return the request, or null if all of {@code in} was taken and the line is not whole
     */
    public @Nullable Request decode(ByteBuffer in) {
        if (closed) {
            in.position(in.limit());
            return null;
        }
        int start = in.position();
        int room = MAX_LINE_BYTES + 1 - length; // the one is for a CR before the LF
        int end = endOfLine(in, start, Math.min(in.limit(), start + room + 1));
        if (end - start > room) {
            return close(TOO_LONG);
        }
        append(in, end - start);
        int content = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        if (content > MAX_LINE_BYTES) {
            return close(TOO_LONG);
        }
        if (!in.hasRemaining()) {
            return null;
        }
        in.get(); // the LF
        length = 0;
        if (startsWith(GET, content)) {
            Request.Get again = known.find(line, GET.length, content);
            if (again != null) {
                return again;
            }
        }
        return isHttp(content) ? close(IS_HTTP) : parse(content);
    }

    /**
     * Whether a request line has begun and is not whole. Says so of the bytes taken so far: ask
     * after {@link #decode} has returned null.
     */
    public boolean midLine() {
        return length > 0;
    }

    private static int endOfLine(ByteBuffer in, int start, int limit) {
        int i = start;
        while (i < limit && in.get(i) != '\n') {
            i++;
        }
        return i;
    }

    private void append(ByteBuffer in, int count) {
        if (length + count > line.length) {
            int capacity = Math.max(2 * line.length, length + count);
            line = Arrays.copyOf(line, Math.min(capacity, MAX_LINE_BYTES + 1));
        }
        in.get(line, length, count);
        length += count;
    }

    private Request close(Request reason) {
        closed = true;
        length = 0;
        return reason;
    }

    /**
     * Native names never begin with a slash, so {@code <METHOD> /... HTTP/1.x} is HTTP: for a
     * server that does not speak it, or on a connection that has begun with the native wire.
     */
    private boolean isHttp(int end) {
        int tail = end - HTTP_1.length - 1;
        if (tail < 3 || !isDigit(line[end - 1])
                || !Arrays.equals(line, tail, end - 1, HTTP_1, 0, HTTP_1.length)) {
            return false;
        }
        int space = indexOfSpace(0, end);
        for (int i = 0; i < space; i++) {
            if (line[i] < 'A' || line[i] > 'Z') {
                return false;
            }
        }
        return space > 0 && line[space + 1] == '/';
    }

    private Request parse(int end) {
        WireNames.Bytes bytes = WireNames.inspect(line, 0, end);
        if (bytes == WireNames.Bytes.CONTROL) {
            return HAS_CONTROL;
        }
        try {
            if (startsWith(GET, end)) {
                return get(end, bytes);
            }
            if (startsWith(RANGE, end)) {
                return range(end, bytes);
            }
        } catch (MalformedNameException e) {
            return new Request.Bad(ErrorCode.BAD_NAME, String.valueOf(e.getMessage()), false);
        }
        return withoutArguments(end);
    }

    private Request withoutArguments(int end) {
        if (isExactly(LIST, end)) {
            return LIST_CACHED;
        }
        if (isExactly(FILES, end)) {
            return ALL_FILES;
        }
        if (isExactly(STATS, end)) {
            return COUNTERS;
        }
        return end == 0 ? EMPTY : UNKNOWN;
    }

    private Request get(int end, WireNames.Bytes bytes) throws MalformedNameException {
        Request.Get get = new Request.Get(name(GET.length, end, bytes));
        if (bytes == WireNames.Bytes.PLAIN) {
            known.keep(get, line, GET.length, end);
        }
        return get;
    }

    private Request range(int end, WireNames.Bytes bytes) throws MalformedNameException {
        int firstAt = RANGE.length;
        int versionAt = indexOfSpace(firstAt, end) + 1;
        int nameAt = indexOfSpace(versionAt, end) + 1;
        if (nameAt > end) {
            return BAD_RANGE;
        }
        long first = Decimals.parse(line, firstAt, versionAt - 1);
        if (first == Decimals.MALFORMED || !Versions.isValid(line, versionAt, nameAt - 1)) {
            return BAD_RANGE;
        }
        String version = WireNames.plain(line, versionAt, nameAt - 1);
        return new Request.Range(first, version, name(nameAt, end, bytes));
    }

    /** Everything to the end of the line, leading spaces too; decoded exactly once. */
    private String name(int from, int end, WireNames.Bytes bytes) throws MalformedNameException {
        return bytes == WireNames.Bytes.PLAIN
                ? WireNames.plain(line, from, end)
                : WireNames.decode(line, from, end);
    }

    /** Where the next space is, or {@code end}. */
    private int indexOfSpace(int from, int end) {
        int i = from;
        while (i < end && line[i] != ' ') {
            i++;
        }
        return i;
    }

    private boolean startsWith(byte[] prefix, int end) {
        return end >= prefix.length
                && Arrays.equals(line, 0, prefix.length, prefix, 0, prefix.length);
    }

    private boolean isExactly(byte[] command, int end) {
        return end == command.length && startsWith(command, end);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static Request bad(String text) {
        return new Request.Bad(ErrorCode.BAD_REQUEST, text, false);
    }
}
