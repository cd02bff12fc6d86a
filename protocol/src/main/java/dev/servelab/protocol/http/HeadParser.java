package dev.servelab.protocol.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in, heads of requests out, for one connection: RFC 9112 sections 2 and 3, without its
 * leniencies. Pure: no sockets, no clock, no threads; used by one thread at a time. What comes out
 * does not depend on how the bytes were cut into buffers.
 *
 * <p>Lines end with CRLF, and with nothing else. No content is ever read: a request with any is
 * {@link Head.Malformed}, so nothing can be hidden in one. A line that is whole in its buffer is
 * read where it stands; at most {@link #HEAD_BYTES_MAX} are kept of one that is not, and none
 * between requests.
 */
public final class HeadParser {
    /** Longest head in bytes, from its first to the line end of its empty line. */
    public static final int HEAD_BYTES_MAX = 16 * 1024;
    /** Longest target in bytes. RFC 9112 section 3 asks for lines of 8,000 at least. */
    public static final int TARGET_BYTES_MAX = 8 * 1024;
    /** Most fields of one head. */
    public static final int FIELDS_MAX = 100;

    /** The longest target, and room for a method, a version and the line's end. */
    private static final int REQUEST_LINE_BYTES_MAX = TARGET_BYTES_MAX + 64;
    private static final int FIRST_CAPACITY = 256;
    private static final byte[] NOTHING = {};

    private static final Head.Malformed LINE_TOO_LONG = new Head.Malformed(Status.URI_TOO_LONG,
            "a target has at most " + TARGET_BYTES_MAX + " bytes");
    private static final Head.Malformed HEAD_TOO_LONG = new Head.Malformed(
            Status.HEADER_FIELDS_TOO_LARGE, "a head has at most " + HEAD_BYTES_MAX + " bytes");

    private final HeadLines lines = new HeadLines();
    /** The beginning of a line whose end has not come. */
    private byte[] part = NOTHING;
    private int partBytes;
    /** Of the whole lines of this head. */
    private int headBytes;
    private boolean closed;

    /**
     * Takes bytes from {@code in} up to the end of one head. After {@link Head.Malformed},
     * everything that follows is swallowed.
     *
     * @return the head, or null if all of {@code in} was taken and the head is not whole
     */
    public @Nullable Head parse(ByteBuffer in) {
        while (in.hasRemaining() && !closed) {
            Head head = takeLine(in);
            if (head != null) {
                return end(head);
            }
        }
        if (closed) {
            in.position(in.limit());
        }
        return null;
    }

    /**
     * Whether a head has begun and is not whole. Says so of the bytes taken so far: ask after
     * {@link #parse} has returned null.
     */
    public boolean midHead() {
        return !closed && (partBytes > 0 || lines.haveBegun());
    }

    /** The method of that head; OTHER while it cannot be told. */
    public Method method() {
        return lines.haveBegun() ? lines.method() : Method.of(part, 0, partBytes);
    }

    private Head end(Head head) {
        closed = head instanceof Head.Malformed;
        headBytes = 0;
        part = NOTHING;
        partBytes = 0;
        return head;
    }

    /** Takes a line, or what there is of it. */
    private @Nullable Head takeLine(ByteBuffer in) {
        int room = (lines.haveBegun() ? HEAD_BYTES_MAX - headBytes : REQUEST_LINE_BYTES_MAX)
                - partBytes;
        int count = Math.min(room, in.remaining());
        if (partBytes > 0 || !in.hasArray()) {
            return takeCopy(in, count, room);
        }
        int from = in.arrayOffset() + in.position();
        int end = Octets.indexOf((byte) '\n', in.array(), from, from + count);
        if (end == from + count) {
            return takeCopy(in, count, room);
        }
        int lineBytes = end + 1 - from;
        in.position(in.position() + lineBytes);
        headBytes += lineBytes;
        return lines.take(in.array(), from, end);
    }

    /** A line that is not whole in one buffer is put together in one of our own. */
    private @Nullable Head takeCopy(ByteBuffer in, int count, int room) {
        int searched = partBytes;
        int end = searched + endOfLine(in, count);
        append(in, Math.min(end + 1, searched + count) - searched);
        if (end == searched + count) {
            return count < room
                    ? null
                    : (lines.haveBegun() ? HEAD_TOO_LONG : LINE_TOO_LONG).to(method());
        }
        byte[] line = part;
        headBytes += partBytes;
        part = NOTHING;
        partBytes = 0;
        return lines.take(line, 0, end);
    }

    private static int endOfLine(ByteBuffer in, int count) {
        int i = 0;
        while (i < count && in.get(in.position() + i) != '\n') {
            i++;
        }
        return i;
    }

    private void append(ByteBuffer in, int count) {
        int bytes = partBytes + count;
        if (bytes > part.length) {
            part = Arrays.copyOf(part, Math.max(bytes, Math.max(FIRST_CAPACITY, 2 * part.length)));
        }
        in.get(part, partBytes, count);
        partBytes = bytes;
    }
}
