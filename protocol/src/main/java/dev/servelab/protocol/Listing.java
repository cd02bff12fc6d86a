package dev.servelab.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The body of LIST, FILES or STATS in memory: grows as bytes arrive, not as they are promised. */
final class Listing implements WritableByteChannel {
    private static final int FIRST_CAPACITY = 8 * 1024;

    /** Reads one line of a body, without its LF. */
    @FunctionalInterface
    interface RowParser<T> {
        T parse(byte[] line, int from, int to) throws MalformedReplyException;
    }

    private final int declaredBytes;
    private byte[] body;
    private int length;

    private Listing(int declaredBytes) {
        this.declaredBytes = declaredBytes;
        this.body = new byte[Math.min(declaredBytes, FIRST_CAPACITY)];
    }

    /** Asks for it and takes it whole, verified. */
    static Listing receive(FileClient client, Request request) throws IOException {
        Listing[] listing = new Listing[1];
        client.exchange(request, 0, header -> listing[0] = of(header), Progress.NONE);
        return listing[0];
    }

    private static Listing of(ReplyHeader.Ok header) throws FailedTransfer {
        if (header.length() > FileClient.LISTING_BYTES_MAX) {
            throw new FailedTransfer(FailedTransfer.Reason.MALFORMED,
                    "malformed reply: a list of " + header.length() + " bytes");
        }
        return new Listing((int) header.length());
    }

    @Override
    public int write(ByteBuffer source) {
        int count = source.remaining();
        if (length + count > body.length) {
            int capacity = Math.min(Math.max(2 * body.length, length + count), declaredBytes);
            body = Arrays.copyOf(body, capacity);
        }
        source.get(body, length, count);
        length += count;
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}

    String text() {
        return new String(body, 0, length, UTF_8);
    }

    /** Its lines; each must have its LF. */
    <T> List<T> rows(RowParser<T> parser) throws FailedTransfer {
        List<T> rows = new ArrayList<>();
        int from = 0;
        try {
            for (int i = 0; i < length; i++) {
                if (body[i] == '\n') {
                    rows.add(parser.parse(body, from, i));
                    from = i + 1;
                }
            }
            if (from < length) {
                throw Replies.malformed("list without an end", body, from, length);
            }
        } catch (MalformedReplyException e) {
            throw new FailedTransfer(FailedTransfer.Reason.MALFORMED,
                    "malformed reply: " + e.getMessage(), e);
        }
        return rows;
    }
}
